-- Iteration 06: Payment Integration
-- Generated: 2026-11-20
-- Changes: Added payouts
-- Commit: staging branch HEAD

SET statement_timeout = 0;

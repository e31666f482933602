CREATE SCHEMA app;
CREATE TABLE app.payouts (
    id integer
);

CREATE SCHEMA app; CREATE TABLE app.refunds (id integer);

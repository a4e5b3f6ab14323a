-- Why a claimed contribution was not confirmed.

alter table contribution add column why bytea;

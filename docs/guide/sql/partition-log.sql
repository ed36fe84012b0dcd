-- Divides the log into 16 parts by stream, so that vacuum, indexes and backups work on parts of it. Once, while no worker runs: it
-- copies the table. Row-level security and the grants of roles go over; the store's statements need no change.
begin;
lock table sojourn.log in access exclusive mode;
alter table sojourn.log rename to log_whole;
alter index sojourn.log_pkey rename to log_whole_pkey;
alter index sojourn.log_xact rename to log_whole_xact;

create table sojourn.log (like sojourn.log_whole including defaults) partition by hash (stream);
do $$
begin
  for part in 0..15 loop
    execute format('create table sojourn.log_part_%s partition of sojourn.log for values with (modulus 16, remainder %s)', part, part);
  end loop;
end $$;

insert into sojourn.log select * from sojourn.log_whole;
alter table sojourn.log add primary key (tenant, stream, seq);
create index log_xact on sojourn.log using brin (xact);
drop table sojourn.log_whole;
select sojourn.protect();
commit;
analyze sojourn.log;

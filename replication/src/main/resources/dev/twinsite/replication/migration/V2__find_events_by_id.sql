-- A repeated request finds its append by the id of its event, and a reader what an acknowledgement has decided.
create index entry_event on journal.entry (event_id);

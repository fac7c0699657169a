CREATE INDEX `evidence_sender` ON `evidence` (`person_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `evidence_withdrawn` ON `evidence` (`stored_as`) WHERE state = 'withdrawn' and stored_as is not null;--> statement-breakpoint
CREATE INDEX `records_unit` ON `records` (`unit_id`,`occurred_on`) WHERE status = 'valid';--> statement-breakpoint
CREATE INDEX `records_message` ON `records` (`message_id`);
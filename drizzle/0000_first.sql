CREATE TABLE `admissions` (
	`open_id` text PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text
);
--> statement-breakpoint
CREATE TABLE `api_calls` (
	`month` text PRIMARY KEY NOT NULL,
	`calls` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL,
	`what` text NOT NULL,
	`about` text NOT NULL,
	`reason_sealed` text
);
--> statement-breakpoint
CREATE TABLE `case_file_fields` (
	`file_id` text NOT NULL,
	`column` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`file_id`, `column`),
	FOREIGN KEY (`file_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_files` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text NOT NULL,
	`identity_hash` text NOT NULL,
	`name_hash` text NOT NULL,
	`adult_on` text,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_files_identity_hash_unique` ON `case_files` (`identity_hash`);--> statement-breakpoint
CREATE INDEX `case_files_unit` ON `case_files` (`unit_id`,`kind`);--> statement-breakpoint
CREATE TABLE `chats` (
	`chat_id` text PRIMARY KEY NOT NULL,
	`audience` text NOT NULL,
	`unit_id` text,
	`active` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clue_readers` (
	`clue_id` text NOT NULL,
	`person_id` text NOT NULL,
	`notified_at` integer NOT NULL,
	`acknowledged_at` integer,
	PRIMARY KEY(`clue_id`, `person_id`),
	FOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clues` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reporter_id` text NOT NULL,
	`story_sealed` text NOT NULL,
	`hide_reporter` integer NOT NULL,
	`conflict` integer NOT NULL,
	`state` text NOT NULL,
	`reported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clues_number_unique` ON `clues` (`number`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`record_id` text,
	`person_id` text NOT NULL,
	`message_id` text NOT NULL,
	`file_key` text NOT NULL,
	`kind` text NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sha256` text,
	`stored_as` text,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_file` ON `evidence` (`message_id`,`file_key`);--> statement-breakpoint
CREATE INDEX `evidence_waiting` ON `evidence` (`next_at`) WHERE state = 'announced';--> statement-breakpoint
CREATE INDEX `evidence_record` ON `evidence` (`record_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`key` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`outcome` text NOT NULL,
	`received_at` integer NOT NULL,
	`answer_sealed` text
);
--> statement-breakpoint
CREATE INDEX `inbox_age` ON `inbox` (`received_at`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`job` text NOT NULL,
	`slot` text NOT NULL,
	`ran_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`attempts` integer NOT NULL,
	`posts` integer NOT NULL,
	PRIMARY KEY(`job`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`register` text NOT NULL,
	`file_id` text NOT NULL,
	`listed_on` text NOT NULL,
	`left_on` text,
	`reason` text,
	PRIMARY KEY(`register`, `file_id`, `listed_on`),
	FOREIGN KEY (`file_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`key` text PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`target` text NOT NULL,
	`content_sealed` text,
	`lane` text NOT NULL,
	`priority` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`next_at` integer NOT NULL,
	`lease_until` integer,
	`message_id` text,
	`sent_at` integer,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`priority`,`next_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`open_id` text,
	`name_sealed` text NOT NULL,
	`mobile_sealed` text,
	`mobile_hash` text,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_open_id_unique` ON `people` (`open_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_mobile_hash_unique` ON `people` (`mobile_hash`);--> statement-breakpoint
CREATE INDEX `people_unit` ON `people` (`unit_id`,`role`);--> statement-breakpoint
CREATE TABLE `private_chats` (
	`chat_id` text PRIMARY KEY NOT NULL,
	`open_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`person_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`about` text NOT NULL,
	`draft_sealed` text NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `chat_id`)
);
--> statement-breakpoint
CREATE TABLE `record_changes` (
	`record_id` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	PRIMARY KEY(`record_id`, `version`),
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `record_subjects` (
	`record_id` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`record_id`, `subject_id`),
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_subjects_subject` ON `record_subjects` (`subject_id`);--> statement-breakpoint
CREATE TABLE `records` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`day_seq` integer NOT NULL,
	`times` text NOT NULL,
	`count` integer NOT NULL,
	`detail` text NOT NULL,
	`detail_sealed` text,
	`evidence_state` text NOT NULL,
	`status` text NOT NULL,
	`late` integer NOT NULL,
	`reported_by` text NOT NULL,
	`on_behalf` integer NOT NULL,
	`source` text NOT NULL,
	`chat_id` text,
	`message_id` text,
	`corrects` text,
	`version` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `records_corrects_unique` ON `records` (`corrects`);--> statement-breakpoint
CREATE UNIQUE INDEX `records_day_seq` ON `records` (`kind`,`unit_id`,`occurred_on`,`day_seq`);--> statement-breakpoint
CREATE INDEX `records_day` ON `records` (`kind`,`occurred_on`,`unit_id`) WHERE status = 'valid';--> statement-breakpoint
CREATE INDEX `records_by` ON `records` (`reported_by`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`aliases` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_name_unique` ON `units` (`name`);
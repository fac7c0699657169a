CREATE TABLE `meeting_changes` (
	`meeting_id` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `meeting_people` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`kinds` text NOT NULL,
	`day` text NOT NULL,
	`time` text NOT NULL,
	`place` text NOT NULL,
	`unit_ids` text NOT NULL,
	`agenda_sealed` text NOT NULL,
	`called_by` text NOT NULL,
	`unit_id` text NOT NULL,
	`cancelled` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `meetings_day` ON `meetings` (`day`);--> statement-breakpoint
CREATE TABLE `outside_reporters` (
	`id` text PRIMARY KEY NOT NULL,
	`name_sealed` text NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`active` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outside_reporters_token_hash_unique` ON `outside_reporters` (`token_hash`);--> statement-breakpoint
CREATE TABLE `outside_reports` (
	`reporter_id` text NOT NULL,
	`seq` integer NOT NULL,
	`form_hash` text NOT NULL,
	`clue_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`reporter_id`, `seq`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outside_reports_form_hash_unique` ON `outside_reports` (`form_hash`);--> statement-breakpoint
CREATE INDEX `outside_reports_at` ON `outside_reports` (`reporter_id`,`at`);
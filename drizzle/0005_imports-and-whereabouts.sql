CREATE TABLE `sent_tables` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`message_id` text NOT NULL,
	`file_key` text NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sent_tables_file` ON `sent_tables` (`message_id`,`file_key`);--> statement-breakpoint
CREATE TABLE `staged_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`register` text NOT NULL,
	`sheet_sealed` text,
	`base` text NOT NULL,
	`staged_at` integer NOT NULL,
	`state` text NOT NULL,
	`applied_at` integer,
	`follows` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staged_imports_order` ON `staged_imports` (`register`,`follows`);--> statement-breakpoint
CREATE INDEX `staged_imports_age` ON `staged_imports` (`staged_at`);--> statement-breakpoint
CREATE TABLE `whereabouts` (
	`file_id` text PRIMARY KEY NOT NULL,
	`home_unit_id` text,
	`away_from` text,
	`back_on` text,
	FOREIGN KEY (`file_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);

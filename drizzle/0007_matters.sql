CREATE TABLE `matter_records` (
	`matter_id` text NOT NULL,
	`record_id` text NOT NULL,
	PRIMARY KEY(`matter_id`, `record_id`),
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matter_records_record_id_unique` ON `matter_records` (`record_id`);--> statement-breakpoint
CREATE TABLE `matter_steps` (
	`matter_id` text NOT NULL,
	`step` integer NOT NULL,
	`move` text NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`said_sealed` text NOT NULL,
	`cause` text NOT NULL,
	PRIMARY KEY(`matter_id`, `step`),
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow` text NOT NULL,
	`unit_id` text NOT NULL,
	`addressee` text,
	`parent_id` text,
	`year` integer NOT NULL,
	`number` integer,
	`state` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`due_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`addressee`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matters_number` ON `matters` (`workflow`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `matters_state` ON `matters` (`workflow`,`state`);--> statement-breakpoint
CREATE INDEX `matters_parent` ON `matters` (`parent_id`);
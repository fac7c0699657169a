CREATE TABLE `clue_readers` (
	`clue_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`notified_at` integer NOT NULL,
	`acknowledged_at` integer,
	PRIMARY KEY(`clue_id`, `person_id`),
	FOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clue_steps` (
	`clue_id` text NOT NULL,
	`step` integer NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`role` text NOT NULL,
	`at` integer NOT NULL,
	`disposition` text,
	PRIMARY KEY(`clue_id`, `step`),
	FOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clue_window_readers` (
	`clue_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`clue_id`, `person_id`),
	FOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clue_windows` (
	`clue_id` text PRIMARY KEY NOT NULL,
	`happened` text,
	`counts_from` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`done` integer,
	FOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clues` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reporter_sealed` text NOT NULL,
	`story_sealed` text NOT NULL,
	`concerns_sealed` text,
	`hide_reporter` integer NOT NULL,
	`conflict` integer NOT NULL,
	`reported_at` integer NOT NULL,
	`feedback_to_reporter_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clues_number_unique` ON `clues` (`number`);
CREATE TABLE `picture_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`picture_id` text NOT NULL,
	`reason` text NOT NULL,
	`like_id` text,
	`amount` integer NOT NULL,
	`asked_on` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`picture_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`like_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `picture_questions_once` ON `picture_questions` (`picture_id`,`reason`);--> statement-breakpoint
CREATE INDEX `picture_questions_day` ON `picture_questions` (`asked_on`);--> statement-breakpoint
ALTER TABLE `evidence` ADD `dhash` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `taken_on` text;
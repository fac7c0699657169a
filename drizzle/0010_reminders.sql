CREATE TABLE `reminded` (
	`day` text NOT NULL,
	`person_id` text NOT NULL,
	`duty_id` text NOT NULL,
	PRIMARY KEY(`day`, `person_id`, `duty_id`)
);
--> statement-breakpoint
CREATE TABLE `reminder_skips` (
	`day` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`day`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `sent_by_month` (
	`month` text NOT NULL,
	`unit_id` text NOT NULL,
	`messages` integer NOT NULL,
	PRIMARY KEY(`month`, `unit_id`)
);

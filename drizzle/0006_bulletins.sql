CREATE TABLE `bulletin_changes` (
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason_sealed` text,
	PRIMARY KEY(`month`, `version`),
	FOREIGN KEY (`month`) REFERENCES `bulletins`(`month`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bulletins` (
	`month` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`edits_sealed` text NOT NULL,
	`corrections` text NOT NULL,
	`figures` text,
	`hash` text,
	`year` integer,
	`issue` integer,
	`issued_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bulletins_issue` ON `bulletins` (`year`,`issue`);
CREATE TABLE `misread` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`taken_for` text NOT NULL,
	`line_sealed` text NOT NULL
);

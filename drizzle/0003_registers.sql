ALTER TABLE `memberships` ADD `helpers` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `plans` integer DEFAULT 0 NOT NULL;
DROP TABLE `clue_readers`;--> statement-breakpoint
DROP TABLE `clues`;
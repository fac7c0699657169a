// Generated from drizzle/ by scripts/bundle-migrations.mjs.
import type { Migration } from './migrate.ts';

export const migrations: readonly Migration[] = [
  {
    "tag": "0000_first",
    "when": 1795323307847,
    "hash": "69f0df100bb6be12bfa514640cd0fc9d06965126a337f067acd87afc812759ba",
    "sql": [
      "CREATE TABLE `admissions` (\n\t`open_id` text PRIMARY KEY NOT NULL,\n\t`asked_at` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`decided_by` text\n);",
      "CREATE TABLE `api_calls` (\n\t`month` text PRIMARY KEY NOT NULL,\n\t`calls` integer NOT NULL\n);",
      "CREATE TABLE `audit` (\n\t`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,\n\t`at` integer NOT NULL,\n\t`person_id` text NOT NULL,\n\t`what` text NOT NULL,\n\t`about` text NOT NULL,\n\t`reason_sealed` text\n);",
      "CREATE TABLE `case_file_fields` (\n\t`file_id` text NOT NULL,\n\t`column` text NOT NULL,\n\t`sealed` text NOT NULL,\n\tPRIMARY KEY(`file_id`, `column`),\n\tFOREIGN KEY (`file_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `case_files` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`kind` text NOT NULL,\n\t`unit_id` text NOT NULL,\n\t`identity_hash` text NOT NULL,\n\t`name_hash` text NOT NULL,\n\t`adult_on` text,\n\tFOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `case_files_identity_hash_unique` ON `case_files` (`identity_hash`);",
      "CREATE INDEX `case_files_unit` ON `case_files` (`unit_id`,`kind`);",
      "CREATE TABLE `chats` (\n\t`chat_id` text PRIMARY KEY NOT NULL,\n\t`audience` text NOT NULL,\n\t`unit_id` text,\n\t`active` integer NOT NULL,\n\tFOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `clue_readers` (\n\t`clue_id` text NOT NULL,\n\t`person_id` text NOT NULL,\n\t`notified_at` integer NOT NULL,\n\t`acknowledged_at` integer,\n\tPRIMARY KEY(`clue_id`, `person_id`),\n\tFOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `clues` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`number` text NOT NULL,\n\t`reporter_id` text NOT NULL,\n\t`story_sealed` text NOT NULL,\n\t`hide_reporter` integer NOT NULL,\n\t`conflict` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`reported_at` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `clues_number_unique` ON `clues` (`number`);",
      "CREATE TABLE `evidence` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`record_id` text,\n\t`person_id` text NOT NULL,\n\t`message_id` text NOT NULL,\n\t`file_key` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`received_at` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`attempts` integer NOT NULL,\n\t`next_at` integer NOT NULL,\n\t`sha256` text,\n\t`stored_as` text,\n\tFOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `evidence_file` ON `evidence` (`message_id`,`file_key`);",
      "CREATE INDEX `evidence_waiting` ON `evidence` (`next_at`) WHERE state = 'announced';",
      "CREATE INDEX `evidence_record` ON `evidence` (`record_id`);",
      "CREATE TABLE `inbox` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`type` text NOT NULL,\n\t`outcome` text NOT NULL,\n\t`received_at` integer NOT NULL,\n\t`answer_sealed` text\n);",
      "CREATE INDEX `inbox_age` ON `inbox` (`received_at`);",
      "CREATE TABLE `job_runs` (\n\t`job` text NOT NULL,\n\t`slot` text NOT NULL,\n\t`ran_at` integer NOT NULL,\n\t`outcome` text NOT NULL,\n\t`attempts` integer NOT NULL,\n\t`posts` integer NOT NULL,\n\tPRIMARY KEY(`job`, `slot`)\n);",
      "CREATE TABLE `memberships` (\n\t`register` text NOT NULL,\n\t`file_id` text NOT NULL,\n\t`listed_on` text NOT NULL,\n\t`left_on` text,\n\t`reason` text,\n\tPRIMARY KEY(`register`, `file_id`, `listed_on`),\n\tFOREIGN KEY (`file_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `outbox` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`how` text NOT NULL,\n\t`target` text NOT NULL,\n\t`content_sealed` text,\n\t`lane` text NOT NULL,\n\t`priority` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`attempts` integer NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`next_at` integer NOT NULL,\n\t`lease_until` integer,\n\t`message_id` text,\n\t`sent_at` integer,\n\t`failure` text\n);",
      "CREATE INDEX `outbox_due` ON `outbox` (`priority`,`next_at`) WHERE state = 'waiting';",
      "CREATE INDEX `outbox_message` ON `outbox` (`message_id`);",
      "CREATE TABLE `people` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`open_id` text,\n\t`name_sealed` text NOT NULL,\n\t`mobile_sealed` text,\n\t`mobile_hash` text,\n\t`unit_id` text NOT NULL,\n\t`role` text NOT NULL,\n\t`active` integer NOT NULL,\n\tFOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `people_open_id_unique` ON `people` (`open_id`);",
      "CREATE UNIQUE INDEX `people_mobile_hash_unique` ON `people` (`mobile_hash`);",
      "CREATE INDEX `people_unit` ON `people` (`unit_id`,`role`);",
      "CREATE TABLE `private_chats` (\n\t`chat_id` text PRIMARY KEY NOT NULL,\n\t`open_id` text NOT NULL\n);",
      "CREATE TABLE `questions` (\n\t`person_id` text NOT NULL,\n\t`chat_id` text NOT NULL,\n\t`about` text NOT NULL,\n\t`draft_sealed` text NOT NULL,\n\t`asked_at` integer NOT NULL,\n\tPRIMARY KEY(`person_id`, `chat_id`)\n);",
      "CREATE TABLE `record_changes` (\n\t`record_id` text NOT NULL,\n\t`version` integer NOT NULL,\n\t`what` text NOT NULL,\n\t`by` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`cause` text NOT NULL,\n\tPRIMARY KEY(`record_id`, `version`),\n\tFOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `record_subjects` (\n\t`record_id` text NOT NULL,\n\t`subject_id` text NOT NULL,\n\tPRIMARY KEY(`record_id`, `subject_id`),\n\tFOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,\n\tFOREIGN KEY (`subject_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE INDEX `record_subjects_subject` ON `record_subjects` (`subject_id`);",
      "CREATE TABLE `records` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`kind` text NOT NULL,\n\t`unit_id` text NOT NULL,\n\t`occurred_on` text NOT NULL,\n\t`day_seq` integer NOT NULL,\n\t`times` text NOT NULL,\n\t`count` integer NOT NULL,\n\t`detail` text NOT NULL,\n\t`detail_sealed` text,\n\t`evidence_state` text NOT NULL,\n\t`status` text NOT NULL,\n\t`late` integer NOT NULL,\n\t`reported_by` text NOT NULL,\n\t`on_behalf` integer NOT NULL,\n\t`source` text NOT NULL,\n\t`chat_id` text,\n\t`message_id` text,\n\t`corrects` text,\n\t`version` integer NOT NULL,\n\t`recorded_at` integer NOT NULL,\n\tFOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `records_corrects_unique` ON `records` (`corrects`);",
      "CREATE UNIQUE INDEX `records_day_seq` ON `records` (`kind`,`unit_id`,`occurred_on`,`day_seq`);",
      "CREATE INDEX `records_day` ON `records` (`kind`,`occurred_on`,`unit_id`) WHERE status = 'valid';",
      "CREATE INDEX `records_by` ON `records` (`reported_by`,`recorded_at`);",
      "CREATE TABLE `settings` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`value` text NOT NULL\n);",
      "CREATE TABLE `units` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`name` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`aliases` text NOT NULL,\n\t`position` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `units_name_unique` ON `units` (`name`);"
    ]
  },
  {
    "tag": "0001_households",
    "when": 1795326436765,
    "hash": "29859a659b5d99a41d132d2267102681d3bd7f12487ba77ec36f75f19a1805b0",
    "sql": [
      "ALTER TABLE `case_files` ADD `household_hash` text;"
    ]
  },
  {
    "tag": "0002_picture-facts",
    "when": 1795327125206,
    "hash": "97fb07367338d7a448f3417f29de0def78cc41700eaaf05c21824320af65e0f9",
    "sql": [
      "CREATE TABLE `picture_questions` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`picture_id` text NOT NULL,\n\t`reason` text NOT NULL,\n\t`like_id` text,\n\t`amount` integer NOT NULL,\n\t`asked_on` text,\n\t`answer` text,\n\t`answered_by` text,\n\t`answered_at` integer,\n\tFOREIGN KEY (`picture_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,\n\tFOREIGN KEY (`like_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `picture_questions_once` ON `picture_questions` (`picture_id`,`reason`);",
      "CREATE INDEX `picture_questions_day` ON `picture_questions` (`asked_on`);",
      "ALTER TABLE `evidence` ADD `dhash` text;",
      "ALTER TABLE `evidence` ADD `taken_on` text;"
    ]
  },
  {
    "tag": "0003_registers",
    "when": 1795327226918,
    "hash": "03b42c454c52e3fc737dfe5b6497e6c86ce953961a848eca475c78f3afa6d354",
    "sql": [
      "ALTER TABLE `memberships` ADD `helpers` integer DEFAULT 0 NOT NULL;",
      "ALTER TABLE `memberships` ADD `plans` integer DEFAULT 0 NOT NULL;"
    ]
  },
  {
    "tag": "0004_misread",
    "when": 1795327235606,
    "hash": "b23b78ae135a776f8dd8bbde9a15b3488401da3a7086e23f21f701f17e13e8c8",
    "sql": [
      "CREATE TABLE `misread` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`at` integer NOT NULL,\n\t`taken_for` text NOT NULL,\n\t`line_sealed` text NOT NULL\n);"
    ]
  },
  {
    "tag": "0005_imports-and-whereabouts",
    "when": 1795332749686,
    "hash": "56390e2315ecccd942dc699b718f916984ee74100c9549502f9cd83284560cce",
    "sql": [
      "CREATE TABLE `sent_tables` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`person_id` text NOT NULL,\n\t`message_id` text NOT NULL,\n\t`file_key` text NOT NULL,\n\t`received_at` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`attempts` integer NOT NULL,\n\t`next_at` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `sent_tables_file` ON `sent_tables` (`message_id`,`file_key`);",
      "CREATE TABLE `staged_imports` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`person_id` text NOT NULL,\n\t`register` text NOT NULL,\n\t`sheet_sealed` text,\n\t`base` text NOT NULL,\n\t`staged_at` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`applied_at` integer,\n\t`follows` text\n);",
      "CREATE UNIQUE INDEX `staged_imports_order` ON `staged_imports` (`register`,`follows`);",
      "CREATE INDEX `staged_imports_age` ON `staged_imports` (`staged_at`);",
      "CREATE TABLE `whereabouts` (\n\t`file_id` text PRIMARY KEY NOT NULL,\n\t`home_unit_id` text,\n\t`away_from` text,\n\t`back_on` text,\n\tFOREIGN KEY (`file_id`) REFERENCES `case_files`(`id`) ON UPDATE no action ON DELETE no action,\n\tFOREIGN KEY (`home_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action\n);"
    ]
  },
  {
    "tag": "0006_bulletins",
    "when": 1795333004862,
    "hash": "115d233aee4c448b5bbc78376d824e7d8e800ad18d2d8cce0db77e6612c02450",
    "sql": [
      "CREATE TABLE `bulletin_changes` (\n\t`month` text NOT NULL,\n\t`version` integer NOT NULL,\n\t`what` text NOT NULL,\n\t`by` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`reason_sealed` text,\n\tPRIMARY KEY(`month`, `version`),\n\tFOREIGN KEY (`month`) REFERENCES `bulletins`(`month`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `bulletins` (\n\t`month` text PRIMARY KEY NOT NULL,\n\t`state` text NOT NULL,\n\t`version` integer NOT NULL,\n\t`edits_sealed` text NOT NULL,\n\t`corrections` text NOT NULL,\n\t`figures` text,\n\t`hash` text,\n\t`year` integer,\n\t`issue` integer,\n\t`issued_on` text\n);",
      "CREATE UNIQUE INDEX `bulletins_issue` ON `bulletins` (`year`,`issue`);"
    ]
  },
  {
    "tag": "0007_matters",
    "when": 1795333126031,
    "hash": "e42a4c0408503df7eaf0e9591461fc532808f0abc025ac3d6c4c11723098a02b",
    "sql": [
      "CREATE TABLE `matter_records` (\n\t`matter_id` text NOT NULL,\n\t`record_id` text NOT NULL,\n\tPRIMARY KEY(`matter_id`, `record_id`),\n\tFOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,\n\tFOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `matter_records_record_id_unique` ON `matter_records` (`record_id`);",
      "CREATE TABLE `matter_steps` (\n\t`matter_id` text NOT NULL,\n\t`step` integer NOT NULL,\n\t`move` text NOT NULL,\n\t`state` text NOT NULL,\n\t`by` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`said_sealed` text NOT NULL,\n\t`cause` text NOT NULL,\n\tPRIMARY KEY(`matter_id`, `step`),\n\tFOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `matters` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workflow` text NOT NULL,\n\t`unit_id` text NOT NULL,\n\t`addressee` text,\n\t`parent_id` text,\n\t`year` integer NOT NULL,\n\t`number` integer,\n\t`state` text NOT NULL,\n\t`opened_by` text NOT NULL,\n\t`opened_at` integer NOT NULL,\n\t`due_at` integer,\n\tFOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,\n\tFOREIGN KEY (`addressee`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE UNIQUE INDEX `matters_number` ON `matters` (`workflow`,`year`,`number`);",
      "CREATE INDEX `matters_state` ON `matters` (`workflow`,`state`);",
      "CREATE INDEX `matters_parent` ON `matters` (`parent_id`);"
    ]
  },
  {
    "tag": "0008_clues-anew",
    "when": 1795333181475,
    "hash": "76163f022c0ec554c8dc0a0e70418047c6cb1c08bb9ed4e89e9f5d50f4bebc42",
    "sql": [
      "DROP TABLE `clue_readers`;",
      "DROP TABLE `clues`;"
    ]
  },
  {
    "tag": "0009_clue-steps",
    "when": 1795333182695,
    "hash": "7f3f8df117ec97dd1478e2830164d70e81cfbab9238b912bd488a480fc1ec64f",
    "sql": [
      "CREATE TABLE `clue_readers` (\n\t`clue_id` text NOT NULL,\n\t`person_id` text NOT NULL,\n\t`role` text NOT NULL,\n\t`notified_at` integer NOT NULL,\n\t`acknowledged_at` integer,\n\tPRIMARY KEY(`clue_id`, `person_id`),\n\tFOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `clue_steps` (\n\t`clue_id` text NOT NULL,\n\t`step` integer NOT NULL,\n\t`what` text NOT NULL,\n\t`by` text NOT NULL,\n\t`role` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`disposition` text,\n\tPRIMARY KEY(`clue_id`, `step`),\n\tFOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `clue_window_readers` (\n\t`clue_id` text NOT NULL,\n\t`person_id` text NOT NULL,\n\tPRIMARY KEY(`clue_id`, `person_id`),\n\tFOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `clue_windows` (\n\t`clue_id` text PRIMARY KEY NOT NULL,\n\t`happened` text,\n\t`counts_from` integer NOT NULL,\n\t`ended_at` integer,\n\t`ended_by` text,\n\t`done` integer,\n\tFOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `clues` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`number` text NOT NULL,\n\t`reporter_sealed` text NOT NULL,\n\t`story_sealed` text NOT NULL,\n\t`concerns_sealed` text,\n\t`hide_reporter` integer NOT NULL,\n\t`conflict` integer NOT NULL,\n\t`reported_at` integer NOT NULL,\n\t`feedback_to_reporter_at` integer\n);",
      "CREATE UNIQUE INDEX `clues_number_unique` ON `clues` (`number`);"
    ]
  },
  {
    "tag": "0010_reminders",
    "when": 1795333442548,
    "hash": "6a26e281af458cee25f224043d0f808c50d400ef6687615ce00a2bc7e375f3f5",
    "sql": [
      "CREATE TABLE `reminded` (\n\t`day` text NOT NULL,\n\t`person_id` text NOT NULL,\n\t`duty_id` text NOT NULL,\n\tPRIMARY KEY(`day`, `person_id`, `duty_id`)\n);",
      "CREATE TABLE `reminder_skips` (\n\t`day` text NOT NULL,\n\t`person_id` text NOT NULL,\n\tPRIMARY KEY(`day`, `person_id`)\n);",
      "CREATE TABLE `sent_by_month` (\n\t`month` text NOT NULL,\n\t`unit_id` text NOT NULL,\n\t`messages` integer NOT NULL,\n\tPRIMARY KEY(`month`, `unit_id`)\n);"
    ]
  },
  {
    "tag": "0011_meetings-and-outside-reporters",
    "when": 1795333446431,
    "hash": "255a82099c27e8860a3655885150e13f3151c70c9f4ebeb01529107cb68beb5e",
    "sql": [
      "CREATE TABLE `meeting_changes` (\n\t`meeting_id` text NOT NULL,\n\t`version` integer NOT NULL,\n\t`what` text NOT NULL,\n\t`by` text NOT NULL,\n\t`at` integer NOT NULL,\n\tPRIMARY KEY(`meeting_id`, `version`)\n);",
      "CREATE TABLE `meeting_people` (\n\t`meeting_id` text NOT NULL,\n\t`person_id` text NOT NULL,\n\t`answer` text,\n\t`answered_at` integer,\n\tPRIMARY KEY(`meeting_id`, `person_id`),\n\tFOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action\n);",
      "CREATE TABLE `meetings` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`kinds` text NOT NULL,\n\t`day` text NOT NULL,\n\t`time` text NOT NULL,\n\t`place` text NOT NULL,\n\t`unit_ids` text NOT NULL,\n\t`agenda_sealed` text NOT NULL,\n\t`called_by` text NOT NULL,\n\t`unit_id` text NOT NULL,\n\t`cancelled` integer NOT NULL,\n\t`version` integer NOT NULL\n);",
      "CREATE INDEX `meetings_day` ON `meetings` (`day`);",
      "CREATE TABLE `outside_reporters` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`name_sealed` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`unit_id` text NOT NULL,\n\t`token_hash` text NOT NULL,\n\t`active` integer NOT NULL,\n\t`changed_by` text NOT NULL,\n\t`changed_at` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `outside_reporters_token_hash_unique` ON `outside_reporters` (`token_hash`);",
      "CREATE TABLE `outside_reports` (\n\t`reporter_id` text NOT NULL,\n\t`seq` integer NOT NULL,\n\t`form_hash` text NOT NULL,\n\t`clue_id` text NOT NULL,\n\t`at` integer NOT NULL,\n\tPRIMARY KEY(`reporter_id`, `seq`)\n);",
      "CREATE UNIQUE INDEX `outside_reports_form_hash_unique` ON `outside_reports` (`form_hash`);",
      "CREATE INDEX `outside_reports_at` ON `outside_reports` (`reporter_id`,`at`);"
    ]
  },
  {
    "tag": "0012_outside-report-number",
    "when": 1795334305277,
    "hash": "7ea83a5314122ab0ff4396d0f3079d332f7b8c7645b03fd4c1ca747fa5c91cc3",
    "sql": [
      "ALTER TABLE `outside_reports` ADD `number` text DEFAULT '' NOT NULL;"
    ]
  },
  {
    "tag": "0013_reminder-posts",
    "when": 1795334627146,
    "hash": "1612c350da9b79d68f8e7c51a684758930ea0b0c103d180b69ea41748a841f81",
    "sql": [
      "ALTER TABLE `reminded` ADD `post_key` text DEFAULT '' NOT NULL;"
    ]
  },
  {
    "tag": "0014_bulletin-agency",
    "when": 1795343747154,
    "hash": "612a394b444e33cafad611271edcf36f6e0eba398de7a45f0cdb07ee09e958e1",
    "sql": [
      "ALTER TABLE `bulletins` ADD `agency` text;"
    ]
  },
  {
    "tag": "0015_busy-indexes",
    "when": 1795348166842,
    "hash": "c1c99f1527026362a1b4ed76114b6b7405734b51d2ea0974134ebc757751517c",
    "sql": [
      "CREATE INDEX `evidence_sender` ON `evidence` (`person_id`,`received_at`);",
      "CREATE INDEX `evidence_withdrawn` ON `evidence` (`stored_as`) WHERE state = 'withdrawn' and stored_as is not null;",
      "CREATE INDEX `records_unit` ON `records` (`unit_id`,`occurred_on`) WHERE status = 'valid';",
      "CREATE INDEX `records_message` ON `records` (`message_id`);"
    ]
  }
];

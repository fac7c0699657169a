import type { LocalDate, LocalTime } from '../domain/calendar.ts';

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening';

/** An inclusive span of calendar days. */
export type Span = { from: LocalDate; to: LocalDate };

/** What a record leaves open: each of these makes the bot ask before it keeps anything. */
export type Doubt = { needs_confirm?: boolean; conflict?: string; missing?: readonly string[] };

/** Who a record or report is about. */
type Place = { village?: string; unit?: string; on_behalf?: boolean; fuzzy_village?: boolean };

/** Several records of one intent said in one line. */
export type Several<T> = Doubt & { items: readonly T[]; late?: boolean; on_behalf?: boolean; unnamed?: boolean };

/** One day's plays of 村村响 in one village. `seq` marks the Nth play of the day, which adds to the others. */
export type BroadcastSlots = Doubt &
  Place & {
    date: LocalDate;
    count?: number;
    times: readonly LocalTime[];
    day_parts?: readonly DayPart[];
    future_times?: readonly LocalTime[];
    seq?: number;
    adds?: boolean;
    late?: boolean;
    lunar?: boolean;
    time_source?: 'message_time';
    duration_min?: number;
    content?: string;
    photo?: 'attached' | 'claimed';
    sites?: readonly string[];
    fuzzy_term?: boolean;
    /** Asked about only because nothing said what was played. */
    unnamed?: boolean;
  };

/** Visits actually made to minors or key persons; whoever was not met is in `not_visited`. */
export type VisitSlots = Doubt &
  Place & {
    kind: 'minor' | 'key_person';
    subjects?: readonly string[];
    count?: number;
    unit?: 'person' | 'household';
    date?: LocalDate;
    period?: string;
    signed?: boolean | Readonly<Record<string, boolean>>;
    signed_by?: string;
    photo?: 'attached' | 'claimed' | 'none';
    watermark?: boolean;
    late?: boolean;
    lunar?: boolean;
    seq?: number;
    place?: 'school';
    not_visited?: readonly string[];
    unknown_subjects?: readonly string[];
    nickname?: boolean;
    same_day_repeat?: number;
    visitors?: readonly string[];
    finding?: string;
    counts_as_care_visit?: boolean;
  };

export type LinkSlots = Doubt &
  Place & {
    count: number;
    groups?: number;
    date: LocalDate;
    screenshot: 'attached' | 'claimed' | 'none';
    late?: boolean;
  };

export type MeetingSlots = Doubt &
  Place & {
    date: LocalDate;
    meeting_type?: string;
    attendees?: number;
    attendees_households?: number;
    approx?: boolean;
    decisions?: number;
    topic?: string;
    photo?: 'attached' | 'claimed';
    late?: boolean;
  };

export type TrainingSlots = Doubt &
  Place & {
    date: LocalDate;
    count: number;
    training_type: readonly string[];
    attendees?: number;
    approx?: boolean;
    audience?: string;
    speaker?: string;
    photo?: 'attached' | 'claimed';
    late?: boolean;
  };

export type EnforcementSlots = Doubt &
  Place & {
    date: LocalDate;
    count: number;
    units?: readonly string[];
    places?: number;
    issues?: number;
    seized?: string;
    photo?: 'attached' | 'claimed';
    late?: boolean;
  };

export type PatrolSlots = Doubt &
  Place & {
    date: LocalDate;
    count: number;
    patrol_type?: string;
    time_from?: LocalTime;
    time_to?: LocalTime;
    personnel?: number;
    area?: string;
    photo?: 'attached' | 'claimed';
    late?: boolean;
  };

export type FaultSlots = Doubt &
  Place & {
    device: string;
    symptom: string;
    sites?: readonly string[];
    since?: LocalDate;
    no_broadcast?: boolean;
    resolved?: boolean;
  };

/** 零报告 and the clue-check form. `unknown` means a form was handed in and nobody said what is in it. */
export type NilSlots = Doubt & Place & { period: string; result: 'nil' | 'unknown'; form?: 'pending' };

export type Situation =
  | 'sexual_harm_suspected'
  | 'violence_home'
  | 'bullying'
  | 'injury'
  | 'pregnancy_suspected'
  | 'self_harm'
  | 'missing'
  | 'neglect'
  | 'guardianship_gap'
  | 'begging_trafficking'
  | 'online_harm'
  | 'place_violation'
  | 'close_contact_worker'
  | 'suspicious_person'
  | 'school_absence'
  | 'school_dropout'
  | 'unspecified';

/** A clue. It carries no narrative: `private` and never to be echoed. */
export type ClueSlots = Doubt &
  Place & {
    private: true;
    echo: false;
    in_group: boolean;
    situation: Situation;
    urgent: boolean;
    advise_recall: boolean;
    follow_up?: boolean;
    anonymous_requested?: boolean;
    also_log_visit?: boolean;
  };

export type StatusTopic =
  | 'overall'
  | 'broadcast'
  | 'visit_minor'
  | 'visit_key_person'
  | 'link_forward'
  | 'clue_check'
  | 'clue_open_count'
  | 'case_count'
  | 'joint_enforcement'
  | 'training'
  | 'patrol';

export type StatusSlots = {
  village?: string;
  unit?: string;
  topic: StatusTopic;
  period?: Span;
  filter?: 'missing' | 'ranking' | 'last' | 'mine';
  subject?: string;
  restricted?: boolean;
  deliver?: 'private';
};

export type TodoSlots = {
  village?: string;
  unit?: string;
  scope: 'mine' | 'village' | 'all';
  topic?: StatusTopic;
  period?: Span;
  deliver?: 'private';
};

export type DeadlineSlots = {
  topic?:
    | 'clue_check'
    | 'visit_minor'
    | 'visit_key_person'
    | 'case_backcheck'
    | 'bulletin'
    | 'dispatch_meeting'
    | 'campaign';
};

/** `last` is the context's last record; a dated target is looked up, and asked about when undone. */
export type Target = 'last' | 'all' | { intent: string; date: LocalDate };

export type Changes = {
  count?: number;
  times?: readonly LocalTime[];
  date?: LocalDate;
  village?: string;
  subjects?: readonly string[];
  photo?: 'attached';
  /** The same of a link that was forwarded. */
  screenshot?: 'attached';
  signed?: boolean;
};

export type CorrectSlots = Doubt & { target: Target; changes: Changes };
/** `named` is the intent whose record the line names, when it names one. */
export type UndoSlots = Doubt & { target: Target; refuse?: boolean; named?: string };

export type Ledger =
  | 'broadcast'
  | 'visits_minor'
  | 'key_persons'
  | 'minors'
  | 'links'
  | 'joint_enforcement'
  | 'clues'
  | 'bulletin_annex';

/** A wish for a list or table: always delivered privately, whatever was asked. */
export type ExportSlots = {
  ledger: Ledger | readonly Ledger[];
  village: string;
  period?: Span;
  deliver: 'private';
  format?: 'docx' | 'xlsx';
  pii?: boolean;
  refuse?: boolean;
  refuse_group?: boolean;
  second_approval?: boolean;
};

export type NoneReason =
  | 'ack'
  | 'aggregate_claim'
  | 'ambiguous_short'
  | 'chitchat'
  | 'future'
  | 'hearsay'
  | 'hypothetical'
  | 'injection'
  | 'instruction'
  | 'media_only'
  | 'negation'
  | 'other_request'
  | 'other_topic'
  | 'past_generic'
  | 'phone_not_visit'
  | 'question'
  | 'quoted'
  | 'template'
  | 'test'
  | 'topic_talk'
  | 'uncertain'
  | 'visit_not_completed';

/** An object without the fields nobody said. */
export function said<T extends object>(slots: T): Said<T>;
export function said(slots: object): object {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(slots)) if (value !== undefined) kept[key] = value;
  return kept;
}

type Said<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

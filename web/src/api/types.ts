// The agreement with the server: what goes over the wire, and nothing else.
// All under /api/v1. JSON. Errors: application/problem+json
export type Problem = { type: string; title: string; status: number; code: string; detail: string /* sentence in request language (cookie lilian_language=zh|en or Accept-Language) */; field?: string; arguments?: Record<string,string> }
// Writes need header X-Lilian: 1 (CSRF); edits need If-Match: "<version>" and answer ETag; creates take Idempotency-Key.
// 401 not signed in, 404 not found OR not yours to see, 409 idempotency clash, 412 If-Match stale (code refusal.stale), 422 refused, 428 If-Match missing, 429 locked out / too many, 503 busy.
export type Code = string // shown by catalogue key code.<table>.<code>
export type DateText = string // "1985-03" or "1985-03-24"

// --- public
// GET /meta
export type Meta = { version: string; demo: boolean; area_name: string; initialised: boolean }
// GET /demo/logins (demo only, else 404)
export type DemoLogin = { account: string; password: string; role: Code; person: string; unit: string }
// --- session
// POST /session {account, password} -> 201 Session ; GET /session -> Session | 401 ; DELETE /session -> 204
export type Permission = 'people.read' | 'people.write' | 'people.restricted' | 'units.write' | 'evidence.write' | 'imports' | 'accounts' | 'audit' | 'figures' | 'export' | 'jobs' | 'settings'
export type Session = { account: { id: number; name: string; display_name: string; person: number | null }; grants: { role: Code; unit: number; unit_name: string; until: string | null }[]; permissions: Permission[]; today: string; language: 'zh' | 'en' }
// PUT /account/password {present, new} -> 204 ; PUT /account/language {language} -> 204
// GET /account/sessions -> {id, since, last_seen, browser, this: boolean}[] ; DELETE /account/sessions/{id} -> 204
// GET /account/my-readers -> Reader[] (who read my file)

// --- my day
// GET /day
export type DayItem = { id: string; kind: string /* title from pages key day.kind.<kind> with args */; arguments: Record<string,string>; on: string | null; link: string /* path in the pages */ }
export type Day = { today: string; due: DayItem[]; overdue: DayItem[]; waiting: DayItem[]; changed: DayItem[]; figures: FigureValue[] }
// GET /notices?cursor= -> Page<Notice> ; POST /notices/{id}/read -> 204 ; GET /notices/unread -> {count}
export type Notice = { id: number; kind: string; arguments: Record<string,string>; at: string; read: boolean; link: string | null }
export type Page<T> = { rows: T[]; next: string | null; count?: number }

// --- search of everything: GET /search?q=&limit=20
export type Hit = { kind: 'person' | 'unit' | 'entry'; id: number; title: string; detail: string; link: string }

// --- people
export type Filter =
  | { op: 'all'; of: Filter[] } | { op: 'any'; of: Filter[] } | { op: 'not'; of: Filter }
  | { op: 'is'; field: string; values: Code[] }
  | { op: 'between'; field: string; from?: string | null; to?: string | null }       // inclusive; dates "1995-01", or whole numbers for age etc.
  | { op: 'has'; field: string; text: string }                                       // name: characters, pinyin or initials; others: part of the text
  | { op: 'under'; units: number[] }                                                 // works now in these units or below
  | { op: 'held'; post: PostMatch; months_min?: number; from?: DateText | null; to?: DateText | null; never?: boolean } // history inside [from,to); never = never held such a post
  | { op: 'appraised'; grades: Code[]; from_year?: number; to_year?: number; times_min?: number }
  | { op: 'awarded'; kinds: Code[]; from?: DateText | null }
  | { op: 'punished'; kinds: Code[]; in_force?: boolean }                            // restricted tier
export type PostMatch = { units?: number[]; unit_kinds?: Code[]; post_kinds?: Code[]; ranks?: Code[]; kinds?: Code[]; outside?: boolean /* outside `units` */; title?: string }
// GET /people/fields -> Field[]
export type Field = { field: string; label: string /* catalogue key field.<field> */; ops: ('is'|'between'|'has')[]; table: string | null /* code table for `is` */; type: 'code'|'date'|'number'|'text'; tier: 'organisation'|'restricted'; sortable: boolean; column: boolean; facet: boolean }
// GET /codes -> Record<table, {code, name}[]> in the request language (also ethnicity)
// POST /people/search
export type SearchRequest = { filter: Filter | null; columns: string[]; sort: { field: string; descending: boolean }[]; cursor?: string | null; limit?: number; facets?: string[] }
export type SearchAnswer = { position: number; count: number; rows: { id: number; cells: Record<string, string | number | null> }[]; next: string | null; facets: Record<string, { code: Code; count: number }[]>; milliseconds: number }
// cells hold codes for code columns, unit_id beside unit: {unit: "name", unit_id: 12}
// POST /people/export {filter, columns, sort, title} -> xlsx
// GET|POST /saved-filters {name, filter, columns, sort, shared} ; PUT|DELETE /saved-filters/{id}
export type SavedFilter = { id: number; name: string; filter: Filter | null; columns: string[]; sort: SearchRequest['sort']; shared: boolean; mine: boolean }

// GET /people/{id}/card -> Card
export type Card = { id: number; name: string; sex: Code; birth: DateText; age: number; present_post: string; unit: string; unit_id: number | null; rank: Code | null; grade: Code | null; political_status: Code; education: string; photo: boolean }
// GET /people/{id}?as_of=2024-01-01&known_at=<position> -> PersonFile with ETag
export type Row<T> = T & { id: number; recorded_at: string; recorded_by: string; source: string /* catalogue key field.source.<x>: import/form/entry */ }
export type PersonFile = {
  id: number; version: number; as_of: string; card: Card; identity_number: string /* masked; '' none */
  person: { name: string; sex: Code; birth: DateText; ethnicity: Code; native_place: string; birth_place: string; political_status: Code; party_joined: DateText | null; work_began: DateText | null; health: string; professional_title: string; speciality: string; present_post: string; management: Code | null; service: Code }
  age: number; years_of_service: number | null; years_in_post: number | null
  appointments: Row<Appointment>[]; ranks: Row<RankHeld>[]; educations: Row<Education>[]; appraisals: Row<{ year: number; grade: Code }>[]
  awards: Row<{ on: DateText | null; kind: Code; title: string }>[]; penalties: Row<{ on: DateText; kind: Code; title: string; until: DateText | null }>[] | null // null: not yours to see
  relatives: Row<{ relation: string; name: string; birth: DateText | null; political_status: string; unit_and_post: string; died: boolean }>[] | null
  contacts: Row<{ kind: string; value: string }>[] | null
  resume: string; changes_since_last_look: Change[]; may: ('write' | 'evidence' | 'contest' | 'comment' | 'restricted')[]
}
export type Appointment = { since: DateText; until: DateText | null; kind: Code; main: boolean; title: string; post_kind: Code; rank: Code | null; unit: number | null; unit_name: string | null; post: number | null }
export type RankHeld = { since: DateText; until: DateText | null; rank: Code | null; grade: Code | null }
export type Education = { kind: Code; level: Code | null; level_text: string; degree: Code | null; discipline: Code | null; degree_text: string; school: string; degree_school: string; graduated: DateText | null }
export type Change = { at: string; by: string; register: string; what: string /* key: change.added|corrected|withdrawn */; detail: string; position: number }
// PUT  /people/{id}/person {…person fields, since, why} If-Match -> 200 {version}
// POST /people  {person, identity_number?, appointment?} -> 201 {id, version}
// POST /people/{id}/registers/{register} {row, why?} If-Match -> 201 {id, version};   register = appointments|ranks|educations|appraisals|awards|penalties|relatives|contacts
// PUT  /people/{id}/registers/{register}/{row} {row, why} If-Match -> 200 {version} ; DELETE same path with body {why} -> 200 {version}
// GET  /people/{id}/identity-number -> {identity_number} (audited; permission people.restricted)
// GET|PUT /people/{id}/photo (image bytes)
// GET  /people/{id}/history?register= -> Change[]
// GET  /people/{id}/readers -> Reader[]
export type Reader = { at: string; by: string; role: Code | null; what: string /* key read.<what> */ }
// GET  /people/{id}/form -> PrintForm ; GET /people/{id}/form.lrmx -> file ; POST /people/forms.zip {filter} -> zip of lrmx
export type PrintForm = { form: FormText; ages: { person: number | null; family: (number | null)[] }; age_on: string; photo: boolean; resume_lines: number }
export type FormText = { name: string; sex: string; birth: string; ethnicity: string; native_place: string; birth_place: string; party_joined: string; work_began: string; health: string; professional_title: string; speciality: string; full_time: Schooling; in_service: Schooling; present_post: string; proposed_post: string; removed_post: string; resume: string; awards_and_penalties: string; appraisals: string; reason: string; family: { relation: string; name: string; birth: string; political_status: string; unit_and_post: string }[]; reported_by: string; age_on: string; filled_on: string; filled_by: string; identity_number: string /* masked unless permitted */ }
export type Schooling = { education: string; degree: string; education_school: string; degree_school: string }

// --- evidence (the ledger)
// GET /people/{id}/evidence?cursor=&stage=&as_of=&known_at= -> Page<Entry>
export type Entry = { id: number; happened_on: DateText; recorded_at: string; recorded_by: string; stage: Code /* train practise observe select encourage protect care benchmark deliver chains measure people */; kind: Code; source: Code /* code.source_kind */; tier: Code /* public own organisation restricted */; title: string; text: string | null /* null: tier above yours */; attachments: { file: string; name: string; bytes: number }[]; replaces: number | null; replaced_by: number | null; comments: { by: string; at: string; text: string }[]; contest: null | { state: 'open' | 'upheld' | 'dismissed'; by: string; at: string; text: string; answer: string | null; answered_at: string | null }; position: number | null; may: ('replace' | 'contest' | 'comment' | 'answer')[] }
// POST /people/{id}/evidence {happened_on, stage, kind, source, tier, title, text, attachments: [file hash]} Idempotency-Key -> 201 Entry
// POST /evidence/{id}/replacement {…same, why} -> 201 Entry
// POST /evidence/{id}/comments {text} -> 201 ; POST /evidence/{id}/contest {text} -> 201 ; POST /evidence/{id}/contest/answer {upheld: boolean, text} -> 200
// POST /files (multipart one file) -> 201 {file: hash, name, bytes, kind} ; GET /files/{hash}
// GET|PUT|DELETE /drafts/{form}/{object} body: any JSON {…} -> {body, saved_at}

// --- units
// GET /units?parent=<id>&as_of= -> UnitRow[] (roots of my reach without parent) ; GET /units/find?q= -> UnitRow[] (name or pinyin, for pickers)
export type UnitRow = { id: number; name: string; short_name: string; kind: Code; rank: Code | null; people: number | null /* null: yours is not to read about people */; posts: number; vacancies: number; children: number; parent: number | null; path: string }
// GET /units/{id}?as_of= -> UnitPage with ETag
export type UnitPage = { id: number; version: number; name: string; short_name: string; kind: Code; rank: Code | null; division_code: string; credit_code: string; since: DateText; path: { id: number; name: string }[]; authorised: { rank: Code; number: number }[]; posts: { id: number; title: string; kind: Code; rank: Code | null; places: number; held: number /* in all; holders only those you may see */; holders: Card[] }[]; children: UnitRow[]; figures: FigureValue[]; may: ('write')[] }
// POST /units {name, short_name, kind, rank, parent, division_code, since} -> 201 {id} ; PUT /units/{id} {…, why} If-Match
// POST /units/{id}/posts {title, kind, rank, places, since} -> 201 ; PUT /posts/{id}
// GET /units/{id}/people?cursor= -> same shape as SearchAnswer

// --- figures
// GET /figures -> Definition[] ; GET /figures/{id}?period=2026-03-24&unit=12 -> FigureValue ; GET /figures/{id}/rows?period=&unit=&cursor= -> Page<FigureRow>
export type Definition = { id: string; version: number; name: string; counts: Code /* counting word */; about: string; group: string; since: string; dimension: string | null }
export type FigureValue = { id: string; name: string; version: number; value: number | null; unit_word: string; period: string; unit: number; unit_name: string; rows: number; parts: { code: Code; name: string; value: number }[] /* e.g. age bands; empty if a plain number */ }
export type FigureRow = { kind: 'person' | 'post' | 'unit' | 'appointment'; id: number; title: string; detail: string /* of a post "held/places" */; link: string }

// --- imports
// GET /imports/kinds -> ImportKind[] ; GET /imports/kinds/{kind}/template.xlsx
export type ImportKind = { kind: string /* people, forms, … */; name: string; accepts: string[]; columns: { column: string; name: string; required: boolean; example: string; aliases: string[]; about: string }[] }
// POST /imports multipart: kind, files… -> 201 {id}
// GET /imports -> Import[] ; GET /imports/{id} -> Import
export type Import = { id: number; kind: string; name: string; by: string; at: string; state: 'reading' | 'mapping' | 'checked' | 'adopting' | 'adopted' | 'cancelled' | 'undone' | 'failed'; progress: { done: number; of: number }; mapping: { header: string; column: string | null; sample: string[] }[]; source_name: string; counts: { new: number; changed: number; same: number; questions: number; refused: number }; findings: { error: number; warning: number; note: number } }
// PUT /imports/{id}/mapping {mapping: {header: column|null}} -> 200 Import
// GET /imports/{id}/rows?state=new|changed|same|question|refused&cursor= -> Page<ImportRow>
export type ImportRow = { row: number; place: string; state: 'new' | 'changed' | 'same' | 'question' | 'refused'; title: string; person: number | null; candidates: { id: number; name: string; detail: string; why: string }[]; changes: { field: string; label: string; before: string; after: string }[]; findings: FindingText[]; answer: null | { person: number | null } }
export type FindingText = { severity: 'note' | 'warning' | 'error'; code: string; file: string; part: string; row: number; column: string; value: string; sentence: string }
// PUT /imports/{id}/rows/{row}/answer {person: id | null /* null = a new person */} -> 200
// GET /imports/{id}/findings?severity=&cursor= -> Page<FindingText> ; GET /imports/{id}/findings.xlsx
// POST /imports/{id}/adoption {with_warnings: boolean} -> 202 {job} ; POST /imports/{id}/cancellation -> 200 ; POST /imports/{id}/reversal {why} -> 202 {job}
// GET /jobs/{id} -> {id, kind, state: waiting|running|done|failed|cancelled, done, of, message}

// --- accounts (permission accounts)
// GET /accounts -> Account[] ; POST /accounts {name, display_name, person, password} -> 201 ; PUT /accounts/{id} {display_name, person, locked} If-Match
// POST /accounts/{id}/password {new} ; POST /accounts/{id}/grants {role, unit, management, since, until} -> 201 ; DELETE /accounts/{id}/grants/{grant}
export type Account = { id: number; version: number; name: string; display_name: string; person: number | null; person_name: string | null; locked: boolean; last_sign_in: string | null; grants: { id: number; role: Code; unit: number; unit_name: string; management: Code | null; since: string; until: string | null }[] }
// GET /roles -> { role: Code; permissions: Permission[]; about: string }[]   names: code.role.<role>
// GET /audit?person=&account=&from=&to=&cursor= -> Page<AuditRow> (permission audit)
export type AuditRow = { position: number; at: string; account: string; action: string; subjects: string[]; detail: string }

// --- the working-day calendar
// GET /calendar -> CalendarYear[] ; PUT /calendar/{year} {source, holidays, worked_weekend_days} (permission settings) -> 204
export type CalendarYear = { year: number; source: string; holidays: string[]; worked_weekend_days: string[]; entered: boolean /* by this house, in place of what ships */ }

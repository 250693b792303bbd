"""The tables of the first version. Made by packaging/freeze_schema.py; frozen with the first release."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    r"""CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 STRICT

""",
    r"""CREATE TABLE audit (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (number), 
	CONSTRAINT ck_audit_hash CHECK (length(hash) = 64)
)
 STRICT

""",
    r"""CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    r"""CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    r"""CREATE TABLE community (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT ck_community_name CHECK (length(name) BETWEEN 1 AND 50), 
	CONSTRAINT uq_community_name UNIQUE (name)
)
 STRICT

""",
    r"""CREATE TABLE import_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	person TEXT NOT NULL, 
	file TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	added INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	undone_at TEXT NOT NULL, 
	CONSTRAINT ck_import_run_digest CHECK (length(digest) = 64)
)
 STRICT

""",
    r"""CREATE TABLE branch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	community_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	full_name TEXT NOT NULL, 
	elected_on TEXT NOT NULL, 
	term_years INTEGER NOT NULL, 
	CONSTRAINT ck_branch_name CHECK (length(name) BETWEEN 1 AND 100), 
	CONSTRAINT ck_branch_term_years CHECK (term_years BETWEEN 1 AND 10), 
	CONSTRAINT uq_branch_community_id UNIQUE (community_id, name), 
	CONSTRAINT fk_branch_community_id FOREIGN KEY(community_id) REFERENCES community (id)
)
 STRICT

""",
    r"""CREATE TABLE imported_member (
	import_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	"before" TEXT NOT NULL, 
	CONSTRAINT pk_imported_member PRIMARY KEY (import_id, member_id), 
	CONSTRAINT fk_imported_member_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
)
 WITHOUT ROWID,
 STRICT

""",
    r"""CREATE TABLE election (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	variant TEXT NOT NULL, 
	committee_seats INTEGER NOT NULL, 
	secretary_seats INTEGER NOT NULL, 
	deputy_seats INTEGER NOT NULL, 
	method TEXT NOT NULL, 
	meeting_on TEXT, 
	place TEXT NOT NULL, 
	chair TEXT NOT NULL, 
	recorder TEXT NOT NULL, 
	request_no TEXT NOT NULL, 
	request_on TEXT, 
	list_no TEXT NOT NULL, 
	list_on TEXT, 
	list_fixed_on TEXT, 
	list_fixed_how TEXT NOT NULL, 
	method_adopted_on TEXT, 
	session_chair TEXT NOT NULL, 
	CONSTRAINT pk_election PRIMARY KEY (id), 
	CONSTRAINT ck_election_seats CHECK (committee_seats >= 0 AND secretary_seats >= 0 AND deputy_seats >= 0), 
	CONSTRAINT fk_election_branch_id FOREIGN KEY(branch_id) REFERENCES branch (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_election_branch_id ON election (branch_id)""",
    r"""CREATE TABLE member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	branch_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	sex TEXT NOT NULL, 
	nation TEXT NOT NULL, 
	birth TEXT NOT NULL, 
	education TEXT NOT NULL, 
	joined TEXT NOT NULL, 
	full_since TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	rights TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	relation_since TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	phone2 TEXT NOT NULL, 
	id_number TEXT NOT NULL, 
	work TEXT NOT NULL, 
	native_place TEXT NOT NULL, 
	address TEXT NOT NULL, 
	present_address TEXT NOT NULL, 
	out_of_contact_since TEXT NOT NULL, 
	remarks TEXT NOT NULL, 
	note TEXT NOT NULL, 
	strokes TEXT NOT NULL, 
	ended TEXT NOT NULL, 
	ended_on TEXT NOT NULL, 
	ended_reason TEXT NOT NULL, 
	pinyin TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	search TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT ck_member_name CHECK (length(name) BETWEEN 1 AND 50), 
	CONSTRAINT ck_member_sex CHECK (sex IN ('男', '女', '')), 
	CONSTRAINT ck_member_kind CHECK (kind IN ('正式党员', '预备党员')), 
	CONSTRAINT ck_member_rights CHECK (rights IN ('有选举权', '留党察看', '权利中止')), 
	CONSTRAINT ck_member_relation CHECK (relation IN ('组织关系在本支部', '临时组织关系')), 
	CONSTRAINT ck_member_ended CHECK (ended IN ('组织关系转出', '去世', '停止党籍', '除名', '开除党籍', '退党', '')), 
	CONSTRAINT ck_member_birth CHECK (birth = '' OR birth GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR birth GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR birth GLOB '[0-9][0-9][0-9][0-9]'), 
	CONSTRAINT ck_member_joined CHECK (joined = '' OR joined GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR joined GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR joined GLOB '[0-9][0-9][0-9][0-9]'), 
	CONSTRAINT ck_member_full_since CHECK (full_since = '' OR full_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR full_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR full_since GLOB '[0-9][0-9][0-9][0-9]'), 
	CONSTRAINT ck_member_relation_since CHECK (relation_since = '' OR relation_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR relation_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR relation_since GLOB '[0-9][0-9][0-9][0-9]'), 
	CONSTRAINT ck_member_out_of_contact_since CHECK (out_of_contact_since = '' OR out_of_contact_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR out_of_contact_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR out_of_contact_since GLOB '[0-9][0-9][0-9][0-9]'), 
	CONSTRAINT ck_member_ended_on CHECK (ended_on = '' OR ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR ended_on GLOB '[0-9][0-9][0-9][0-9]'), 
	CONSTRAINT fk_member_branch_id FOREIGN KEY(branch_id) REFERENCES branch (id)
)
 STRICT

""",
    r"""CREATE UNIQUE INDEX uq_member_id_number ON member (branch_id, id_number) WHERE id_number <> '' AND ended = ''""",
    r"""CREATE TABLE poll (
	id INTEGER NOT NULL, 
	election_id INTEGER NOT NULL, 
	post TEXT NOT NULL, 
	seats INTEGER NOT NULL, 
	CONSTRAINT pk_poll PRIMARY KEY (id), 
	CONSTRAINT uq_poll_election_id UNIQUE (election_id, post), 
	CONSTRAINT ck_poll_seats CHECK (seats >= 1), 
	CONSTRAINT fk_poll_election_id FOREIGN KEY(election_id) REFERENCES election (id)
)
 STRICT

""",
    r"""CREATE TABLE exclusion (
	election_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	case_code TEXT NOT NULL, 
	cannot_attend INTEGER NOT NULL, 
	asked INTEGER NOT NULL, 
	superior_agreed INTEGER NOT NULL, 
	meeting_passed INTEGER NOT NULL, 
	remark TEXT NOT NULL, 
	CONSTRAINT pk_exclusion PRIMARY KEY (election_id, member_id), 
	CONSTRAINT fk_exclusion_election_id FOREIGN KEY(election_id) REFERENCES election (id), 
	CONSTRAINT fk_exclusion_member_id FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT

""",
    r"""CREATE TABLE attendance (
	election_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (election_id, member_id), 
	CONSTRAINT fk_attendance_election_id FOREIGN KEY(election_id) REFERENCES election (id), 
	CONSTRAINT fk_attendance_member_id FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT

""",
    r"""CREATE TABLE observer (
	id INTEGER NOT NULL, 
	election_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT pk_observer PRIMARY KEY (id), 
	CONSTRAINT fk_observer_election_id FOREIGN KEY(election_id) REFERENCES election (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_observer_election_id ON observer (election_id)""",
    r"""CREATE TABLE agenda (
	election_id INTEGER NOT NULL, 
	item INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	started_at TEXT, 
	ended_at TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_agenda PRIMARY KEY (election_id, item), 
	CONSTRAINT ck_agenda_item CHECK (item BETWEEN 0 AND 23), 
	CONSTRAINT fk_agenda_election_id FOREIGN KEY(election_id) REFERENCES election (id)
)
 STRICT

""",
    r"""CREATE TABLE hand_vote (
	id INTEGER NOT NULL, 
	election_id INTEGER NOT NULL, 
	item INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	yes INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	abstain INTEGER NOT NULL, 
	due INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_hand_vote PRIMARY KEY (id), 
	CONSTRAINT ck_hand_vote_hands CHECK (yes >= 0 AND no >= 0 AND abstain >= 0), 
	CONSTRAINT fk_hand_vote_election_id FOREIGN KEY(election_id) REFERENCES election (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_hand_vote_election_id ON hand_vote (election_id)""",
    r"""CREATE TABLE candidate (
	id INTEGER NOT NULL, 
	poll_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	presentation TEXT NOT NULL, 
	withdrawn INTEGER NOT NULL, 
	withdrawn_reason TEXT NOT NULL, 
	CONSTRAINT pk_candidate PRIMARY KEY (id), 
	CONSTRAINT uq_candidate_poll_id UNIQUE (poll_id, member_id), 
	CONSTRAINT fk_candidate_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id), 
	CONSTRAINT fk_candidate_member_id FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_candidate_member_id ON candidate (member_id)""",
    r"""CREATE TABLE officer (
	id INTEGER NOT NULL, 
	election_id INTEGER NOT NULL, 
	poll_id INTEGER, 
	member_id INTEGER, 
	role TEXT NOT NULL, 
	name TEXT NOT NULL, 
	replaced_reason TEXT NOT NULL, 
	CONSTRAINT pk_officer PRIMARY KEY (id), 
	CONSTRAINT fk_officer_election_id FOREIGN KEY(election_id) REFERENCES election (id), 
	CONSTRAINT fk_officer_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id), 
	CONSTRAINT fk_officer_member_id FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_officer_election_id ON officer (election_id)""",
    r"""CREATE TABLE recommendation (
	id INTEGER NOT NULL, 
	poll_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	source TEXT NOT NULL, 
	signers INTEGER NOT NULL, 
	members INTEGER, 
	representatives INTEGER, 
	CONSTRAINT pk_recommendation PRIMARY KEY (id), 
	CONSTRAINT uq_recommendation_poll_id UNIQUE (poll_id, member_id), 
	CONSTRAINT ck_recommendation_signers CHECK (signers >= 0), 
	CONSTRAINT ck_recommendation_votes CHECK (members >= 0 AND representatives >= 0), 
	CONSTRAINT fk_recommendation_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id), 
	CONSTRAINT fk_recommendation_member_id FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_recommendation_member_id ON recommendation (member_id)""",
    r"""CREATE TABLE recommendation_meeting (
	poll_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	present INTEGER NOT NULL, 
	issued INTEGER NOT NULL, 
	returned INTEGER NOT NULL, 
	valid INTEGER NOT NULL, 
	invalid INTEGER NOT NULL, 
	CONSTRAINT pk_recommendation_meeting PRIMARY KEY (poll_id, body), 
	CONSTRAINT ck_recommendation_meeting_sum CHECK (valid >= 0 AND invalid >= 0 AND valid + invalid = returned), 
	CONSTRAINT ck_recommendation_meeting_papers CHECK (returned <= issued AND issued <= present), 
	CONSTRAINT fk_recommendation_meeting_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id)
)
 STRICT

""",
    r"""CREATE TABLE recommendation_weight (
	poll_id INTEGER NOT NULL, 
	weight TEXT NOT NULL, 
	CONSTRAINT pk_recommendation_weight PRIMARY KEY (poll_id), 
	CONSTRAINT fk_recommendation_weight_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id)
)
 STRICT

""",
    r"""CREATE TABLE round (
	id INTEGER NOT NULL, 
	poll_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	seats INTEGER NOT NULL, 
	names TEXT NOT NULL, 
	state TEXT NOT NULL, 
	due INTEGER, 
	present INTEGER, 
	printed INTEGER, 
	issued INTEGER, 
	spare INTEGER, 
	destroyed INTEGER, 
	returned INTEGER, 
	mixed INTEGER NOT NULL, 
	witnesses TEXT NOT NULL, 
	paper_note TEXT NOT NULL, 
	geometry TEXT NOT NULL, 
	void_reason TEXT NOT NULL, 
	consent INTEGER, 
	CONSTRAINT pk_round PRIMARY KEY (id), 
	CONSTRAINT uq_round_poll_id UNIQUE (poll_id, number), 
	CONSTRAINT ck_round_seats CHECK (seats >= 1), 
	CONSTRAINT fk_round_poll_id FOREIGN KEY(poll_id) REFERENCES poll (id)
)
 STRICT

""",
    r"""CREATE TABLE count_plan (
	round_id INTEGER NOT NULL, 
	second TEXT NOT NULL, 
	bundle_size INTEGER NOT NULL, 
	privacy TEXT NOT NULL, 
	CONSTRAINT pk_count_plan PRIMARY KEY (round_id), 
	CONSTRAINT ck_count_plan_bundle_size CHECK (bundle_size >= 1), 
	CONSTRAINT fk_count_plan_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 STRICT

""",
    r"""CREATE TABLE bundle (
	round_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	group_name TEXT NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT pk_bundle PRIMARY KEY (round_id, number), 
	CONSTRAINT ck_bundle_numbers CHECK (number >= 1 AND first >= 1 AND last >= first), 
	CONSTRAINT fk_bundle_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 STRICT

""",
    r"""CREATE TABLE paper_sheet (
	round_id INTEGER NOT NULL, 
	bundle INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	totals TEXT NOT NULL, 
	CONSTRAINT pk_paper_sheet PRIMARY KEY (round_id, bundle, version), 
	CONSTRAINT ck_paper_sheet_numbers CHECK (bundle >= 0 AND version >= 1), 
	CONSTRAINT fk_paper_sheet_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 WITHOUT ROWID,
 STRICT

""",
    r"""CREATE TRIGGER paper_sheet_no_update BEFORE UPDATE ON paper_sheet BEGIN SELECT RAISE(ABORT, 'what was counted is never changed or deleted'); END""",
    r"""CREATE TRIGGER paper_sheet_no_delete BEFORE DELETE ON paper_sheet BEGIN SELECT RAISE(ABORT, 'what was counted is never changed or deleted'); END""",
    r"""CREATE TABLE decision (
	round_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	ballot INTEGER NOT NULL, 
	ground TEXT NOT NULL, 
	clause TEXT NOT NULL, 
	description TEXT NOT NULL, 
	votes_for INTEGER NOT NULL, 
	votes_against INTEGER NOT NULL, 
	scrutineers TEXT NOT NULL, 
	verdict_words TEXT NOT NULL, 
	marks TEXT NOT NULL, 
	write_ins TEXT NOT NULL, 
	void TEXT NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (round_id, number), 
	CONSTRAINT ck_decision_numbers CHECK (number >= 1 AND ballot >= 1), 
	CONSTRAINT fk_decision_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 WITHOUT ROWID,
 STRICT

""",
    r"""CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'what was counted is never changed or deleted'); END""",
    r"""CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'what was counted is never changed or deleted'); END""",
    r"""CREATE TABLE count_explanation (
	round_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	witnesses TEXT NOT NULL, 
	differences TEXT NOT NULL, 
	CONSTRAINT pk_count_explanation PRIMARY KEY (round_id, version), 
	CONSTRAINT ck_count_explanation_version CHECK (version >= 1), 
	CONSTRAINT fk_count_explanation_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 WITHOUT ROWID,
 STRICT

""",
    r"""CREATE TRIGGER count_explanation_no_update BEFORE UPDATE ON count_explanation BEGIN SELECT RAISE(ABORT, 'what was counted is never changed or deleted'); END""",
    r"""CREATE TRIGGER count_explanation_no_delete BEFORE DELETE ON count_explanation BEGIN SELECT RAISE(ABORT, 'what was counted is never changed or deleted'); END""",
    r"""CREATE TABLE round_hall (
	round_id INTEGER NOT NULL, 
	electable TEXT NOT NULL, 
	ineligible TEXT NOT NULL, 
	ambiguous TEXT NOT NULL, 
	staff TEXT NOT NULL, 
	CONSTRAINT pk_round_hall PRIMARY KEY (round_id), 
	CONSTRAINT fk_round_hall_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 STRICT

""",
    r"""CREATE TABLE round_step (
	round_id INTEGER NOT NULL, 
	item INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	witnesses TEXT NOT NULL, 
	CONSTRAINT pk_round_step PRIMARY KEY (round_id, item), 
	CONSTRAINT ck_round_step_item CHECK (item BETWEEN 0 AND 23), 
	CONSTRAINT fk_round_step_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 STRICT

""",
    r"""CREATE TABLE head_count (
	id INTEGER NOT NULL, 
	election_id INTEGER NOT NULL, 
	round_id INTEGER, 
	moment TEXT NOT NULL, 
	due INTEGER NOT NULL, 
	present INTEGER NOT NULL, 
	leave_affair INTEGER NOT NULL, 
	leave_sick INTEGER NOT NULL, 
	absent INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	roll TEXT, 
	CONSTRAINT pk_head_count PRIMARY KEY (id), 
	CONSTRAINT ck_head_count_present CHECK (present >= 0 AND present <= due), 
	CONSTRAINT fk_head_count_election_id FOREIGN KEY(election_id) REFERENCES election (id), 
	CONSTRAINT fk_head_count_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 STRICT

""",
    r"""CREATE INDEX ix_head_count_election_id ON head_count (election_id)""",
    r"""CREATE TABLE recommendation_choice (
	applicant_id INTEGER NOT NULL, 
	vote INTEGER NOT NULL, 
	votes INTEGER NOT NULL, 
	CONSTRAINT pk_recommendation_choice PRIMARY KEY (applicant_id, vote), 
	CONSTRAINT ck_recommendation_choice_votes CHECK (votes >= 0), 
	CONSTRAINT fk_recommendation_choice_applicant_id FOREIGN KEY(applicant_id) REFERENCES recommendation (id)
)
 STRICT

""",
    r"""CREATE TABLE review (
	applicant_id INTEGER NOT NULL, 
	conclusion TEXT NOT NULL, 
	ground TEXT NOT NULL, 
	decided_on TEXT NOT NULL, 
	successor TEXT NOT NULL, 
	successor_ground TEXT NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (applicant_id), 
	CONSTRAINT fk_review_applicant_id FOREIGN KEY(applicant_id) REFERENCES recommendation (id)
)
 STRICT

""",
    r"""CREATE TABLE ballot (
	round_id INTEGER NOT NULL, 
	recorder INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	marks TEXT NOT NULL, 
	write_ins TEXT NOT NULL, 
	void TEXT NOT NULL, 
	withdrawn INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	set_aside INTEGER NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (round_id, recorder, number, version), 
	CONSTRAINT ck_ballot_recorder CHECK (recorder IN (1, 2)), 
	CONSTRAINT ck_ballot_number CHECK (number >= 1 AND version >= 1), 
	CONSTRAINT fk_ballot_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 WITHOUT ROWID,
 STRICT

""",
    r"""CREATE TRIGGER ballot_no_update BEFORE UPDATE ON ballot BEGIN SELECT RAISE(ABORT, 'a ballot is never changed or deleted'); END""",
    r"""CREATE TRIGGER ballot_no_delete BEFORE DELETE ON ballot BEGIN SELECT RAISE(ABORT, 'a ballot is never changed or deleted'); END""",
    r"""CREATE TABLE count_record (
	round_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	figures TEXT NOT NULL, 
	reopened_reason TEXT NOT NULL, 
	CONSTRAINT pk_count_record PRIMARY KEY (round_id, version), 
	CONSTRAINT fk_count_record_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 STRICT

""",
)


def upgrade() -> None:
    """Make every table, index and trigger."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)

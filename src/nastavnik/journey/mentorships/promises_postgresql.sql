CREATE OR REPLACE FUNCTION mentorships_fill_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.mentor_id,
      CASE WHEN p.state IN ('declined', 'withdrawn') OR COALESCE(p.ended_on, p.ends_on) < p.starts_on
        THEN NULL ELSE p.starts_on END,
      CASE WHEN p.state IN ('declined', 'withdrawn') OR COALESCE(p.ended_on, p.ends_on) < p.starts_on
        THEN NULL ELSE COALESCE(p.ended_on, p.ends_on) END,
      p.state NOT IN ('completed', 'ended_early', 'replaced', 'declined', 'withdrawn')
    INTO NEW.mentor_id, NEW.starts_on, NEW.ends_on, NEW.is_open
    FROM mentorships_mentorship p WHERE p.id = NEW.mentorship_id;
  RETURN NEW;
END $$
--;
CREATE OR REPLACE FUNCTION mentorships_places_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE mentorships_member SET is_open = is_open WHERE mentorship_id = NEW.id;
  RETURN NULL;
END $$
--;
CREATE OR REPLACE TRIGGER place_filled BEFORE INSERT OR UPDATE ON mentorships_member
FOR EACH ROW EXECUTE FUNCTION mentorships_fill_place()
--;
CREATE OR REPLACE TRIGGER place_follows AFTER UPDATE OF starts_on, ends_on, ended_on, state, mentor_id
ON mentorships_mentorship FOR EACH ROW EXECUTE FUNCTION mentorships_places_follow()
--;
-- Equality by a range of one number: so no extension of the server (btree_gist) is needed.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'mentee_days_do_not_overlap'
      AND conrelid = 'mentorships_member'::regclass) THEN
    ALTER TABLE mentorships_member ADD CONSTRAINT mentee_days_do_not_overlap EXCLUDE USING gist (
      int8range(mentee_id, mentee_id, '[]') WITH &&,
      int8range(hashtext(role), hashtext(role), '[]') WITH &&,
      daterange(starts_on, ends_on, '[]') WITH &&
    ) WHERE (starts_on IS NOT NULL);
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'mentor_seats_do_not_overlap'
      AND conrelid = 'mentorships_member'::regclass) THEN
    ALTER TABLE mentorships_member ADD CONSTRAINT mentor_seats_do_not_overlap EXCLUDE USING gist (
      int8range(mentor_id, mentor_id, '[]') WITH &&,
      int8range(seat, seat, '[]') WITH &&,
      daterange(starts_on, ends_on, '[]') WITH &&
    ) WHERE (is_open AND NOT in_group AND seat IS NOT NULL AND starts_on IS NOT NULL);
  END IF;
END $$

DROP TRIGGER IF EXISTS place_filled
--;
DROP TRIGGER IF EXISTS place_follows
--;
DROP TRIGGER IF EXISTS place_apart
--;
CREATE TRIGGER place_filled AFTER INSERT ON mentorships_member BEGIN
  UPDATE mentorships_member SET (mentor_id, starts_on, ends_on, is_open) = (
    SELECT p.mentor_id,
      CASE WHEN p.state IN ('declined', 'withdrawn') OR COALESCE(p.ended_on, p.ends_on) < p.starts_on
        THEN NULL ELSE p.starts_on END,
      CASE WHEN p.state IN ('declined', 'withdrawn') OR COALESCE(p.ended_on, p.ends_on) < p.starts_on
        THEN NULL ELSE COALESCE(p.ended_on, p.ends_on) END,
      p.state NOT IN ('completed', 'ended_early', 'replaced', 'declined', 'withdrawn')
    FROM mentorships_mentorship p WHERE p.id = mentorship_id
  ) WHERE id = NEW.id;
END
--;
CREATE TRIGGER place_follows AFTER UPDATE OF starts_on, ends_on, ended_on, state, mentor_id
ON mentorships_mentorship BEGIN
  UPDATE mentorships_member SET (mentor_id, starts_on, ends_on, is_open) = (
    SELECT p.mentor_id,
      CASE WHEN p.state IN ('declined', 'withdrawn') OR COALESCE(p.ended_on, p.ends_on) < p.starts_on
        THEN NULL ELSE p.starts_on END,
      CASE WHEN p.state IN ('declined', 'withdrawn') OR COALESCE(p.ended_on, p.ends_on) < p.starts_on
        THEN NULL ELSE COALESCE(p.ended_on, p.ends_on) END,
      p.state NOT IN ('completed', 'ended_early', 'replaced', 'declined', 'withdrawn')
    FROM mentorships_mentorship p WHERE p.id = mentorship_id
  ) WHERE mentorship_id = NEW.id;
END
--;
CREATE TRIGGER place_apart AFTER UPDATE ON mentorships_member WHEN NEW.starts_on IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'mentee_days_do_not_overlap') WHERE EXISTS (
    SELECT 1 FROM mentorships_member o
    WHERE o.id <> NEW.id AND o.mentee_id = NEW.mentee_id AND o.role = NEW.role
      AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on);
  SELECT RAISE(ABORT, 'mentor_seats_do_not_overlap')
  WHERE NEW.is_open AND NOT NEW.in_group AND NEW.seat IS NOT NULL AND EXISTS (
    SELECT 1 FROM mentorships_member o
    WHERE o.id <> NEW.id AND o.mentor_id = NEW.mentor_id AND o.seat = NEW.seat AND o.is_open AND NOT o.in_group
      AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on);
END

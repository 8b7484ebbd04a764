-- A name as a search reads it: half-width, without blanks, in small letters. Typed "（" found nothing, the query being folded and the name not.
-- Kept, not folded at each look: that took 12 times as long over 50,000 cases.
alter table case_file add column enterprise_folded text
  generated always as (lower(regexp_replace(normalize(enterprise, NFKC), '\s', '', 'g'))) stored;

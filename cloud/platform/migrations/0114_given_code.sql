-- The code that an application was handed in by, where it stands under another one: of an enterprise that was entered twice and made one, or one
-- that a person chose. Null: it stands under the code that was given. So it goes back when a merge is undone.
alter table application add column given_uscc text;
update application set given_uscc = review.given_uscc from match_review review
where review.application_id = application.id and review.decision = 'this' and review.given_uscc <> application.uscc;

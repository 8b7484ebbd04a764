/** The acts that the policy table knows (cloud/people/policy): who may do which of them to which record. */
export const actions = [
  'city.view',
  'self.view',
  'self.secondFactor',
  'invitation.open',
  // One tap by whoever holds it, without an account.
  'invitation.answer',
  'enterprise.find',
  'application.submit',
  'application.join',
  'draft.keep',
  'application.viewOwn',
  'application.answerOwn',
  'case.view',
  'case.accept',
  'case.return',
  'case.revealContact',
  'case.work',
  'case.refuse',
  // The papers of a founding: they name the candidates.
  'case.document',
  'application.document',
  'founding.prepare',
  'founding.candidate',
  'founding.stand',
  'case.assign',
  'case.urge',
  'joint.form',
  'case.answerJoin',
  'case.viewLicence',
  'case.review',
  'staff.view',
  'staff.appoint',
  // Who is away from an office: by themselves, or by whoever appoints there.
  'absence.record',
  // The rights of a person over the own data.
  'self.data',
  'application.withdraw',
  'account.view',
  'account.change',
  'message.subscribe',
  'session.view',
  'session.end',
  // Inviting: one enterprise; what enterprises answered; how far invitations came.
  'invitation.send',
  'invitation.settle',
  'invitation.count',
  // Many at once: made by one person, approved by another, stopped by either.
  'campaign.view',
  'campaign.make',
  'campaign.approve',
  'campaign.steer',
  'complaint.file',
  'complaint.viewOwn',
  'complaint.escalateOwn',
  'complaint.view',
  'complaint.answer',
  // Field work: sending what the own phone recorded; taking a list and recording; sharing visits out; what came of them.
  'visit.send',
  'visit.record',
  'visit.plan',
  'visit.view',
  'visit.settle',
  // Buildings, markets, parks, towns: the registry, and who is in them.
  'place.view',
  'place.keep',
  // The pool of enterprises, for the cadres of city and district.
  'pool.view',
  'pool.revealContact',
  'pool.correct',
  // Existing League organisations: which enterprise a list means.
  'organisation.link',
  // All enterprises of a filter at once.
  'pool.mark',
  'pool.export',
  // Printed invitations, for handing out and hanging up.
  'poster.make',
  // Registers and lists taken in by upload.
  'pool.import',
  // Streets merged, split, renamed, moved, with all that lies with them.
  'division.change',
  'audit.search',
  'audit.export',
] as const
export type Action = (typeof actions)[number]

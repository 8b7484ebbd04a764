/** The acts that the policy table knows (cloud/people/policy): who may do which of them to which record. */
export const actions = [
  'city.view',
  'self.view',
  'self.secondFactor',
  'invitation.open',
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
  'case.answerJoin',
  'case.viewLicence',
  'staff.view',
  'staff.appoint',
  // The rights of a person over the own data.
  'self.data',
  'application.withdraw',
  'account.view',
  'account.change',
  'session.view',
  'session.end',
] as const
export type Action = (typeof actions)[number]

/** The acts that the policy table knows (cloud/people/policy): who may do which of them to which record. */
export const actions = [
  'city.view',
  'self.view',
  'invitation.open',
  'application.submit',
  'application.viewOwn',
  'application.answerOwn',
  'case.view',
  'case.accept',
  'case.return',
  'case.revealContact',
] as const
export type Action = (typeof actions)[number]

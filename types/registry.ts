/**
 * The registry: every cloud function by its name. The server's validation, the API document, the tests that try every
 * function and (by type only) the client's calls come out of it. Adding a capability begins with an entry here.
 */
import type * as z from 'zod/mini'
import * as absences from './absence'
import * as accounts from './accounts'
import { exportAudit, searchAudit } from './audit'
import * as caseActs from './case-acts'
import * as casework from './casework'
import { getCity } from './city'
import { countCases } from './counts'
import * as divisions from './divisions'
import * as documents from './document-acts'
import * as drafts from './drafts'
import * as factors from './factors'
import * as intake from './intake'
import * as caseContacts from './case-contacts'
import * as fieldConflicts from './field-conflicts'
import * as fieldwork from './fieldwork'
import * as feedback from './feedback'
import * as enterprise from './enterprise'
import * as bulk from './bulk'
import * as imports from './imports'
import * as organisations from './organisations'
import * as outreach from './outreach'
import * as founding from './founding-acts'
import { getFounding, getMyFounding } from './founding-view'
import * as joint from './joint'
import * as campaigns from './campaigns'
import * as invitations from './invitations'
import * as messages from './messages'
import { getMe } from './people'
import * as pool from './pool'
import * as places from './places'
import * as posters from './posters'
import * as queues from './queues'
import * as staff from './staff'
import * as reviews from './reviews'
import * as rights from './rights'
import * as sessions from './sessions'
import * as visitPlans from './visit-plans'

export const registry = {
  getCity,
  getMe,
  getSecondFactor: factors.getSecondFactor,
  beginTotp: factors.beginTotp,
  confirmTotp: factors.confirmTotp,
  passSecondFactor: factors.passSecondFactor,
  setPin: factors.setPin,
  renewRecoveryCodes: factors.renewRecoveryCodes,
  lockSession: factors.lockSession,
  listStaff: staff.listStaff,
  findOffices: staff.findOffices,
  appointCadre: staff.appointCadre,
  checkStaffTable: staff.checkStaffTable,
  appointByTable: staff.appointByTable,
  endGrant: staff.endGrant,
  resetSecondFactor: staff.resetSecondFactor,
  listAbsences: absences.listAbsences,
  recordAbsence: absences.recordAbsence,
  endAbsence: absences.endAbsence,
  openInvitation: intake.openInvitation,
  answerInvitation: invitations.answerInvitation,
  stopMessages: invitations.stopMessages,
  seeMessageChoice: messages.seeMessageChoice,
  listMyMessages: messages.listMyMessages,
  setMessagePreference: messages.setMessagePreference,
  planInvite: invitations.planInvite,
  sendInvite: invitations.sendInvite,
  revokeInvite: invitations.revokeInvite,
  stopNumber: invitations.stopNumber,
  listInvitationTasks: invitations.listInvitationTasks,
  settleInvitationTask: invitations.settleInvitationTask,
  reopenInvitationTask: invitations.reopenInvitationTask,
  getFunnel: invitations.getFunnel,
  listCampaignChoices: campaigns.listCampaignChoices,
  planCampaign: campaigns.planCampaign,
  createCampaign: campaigns.createCampaign,
  listCampaigns: campaigns.listCampaigns,
  getCampaign: campaigns.getCampaign,
  testCampaign: campaigns.testCampaign,
  submitCampaign: campaigns.submitCampaign,
  approveCampaign: campaigns.approveCampaign,
  steerCampaign: campaigns.steerCampaign,
  listHeldNumbers: campaigns.listHeldNumbers,
  judgeHeldNumber: campaigns.judgeHeldNumber,
  listFailures: campaigns.listFailures,
  findEnterprise: intake.findEnterprise,
  submitApplication: intake.submitApplication,
  askToJoin: intake.askToJoin,
  keepDraft: drafts.keepDraft,
  getDraft: drafts.getDraft,
  reportHeadcount: intake.reportHeadcount,
  listMyCases: casework.listMyCases,
  getMyCase: casework.getMyCase,
  resubmitCase: casework.resubmitCase,
  listQueue: queues.listQueue,
  countCases,
  refuseCase: caseActs.refuseCase,
  appealCase: caseActs.appealCase,
  answerAppeal: caseActs.answerAppeal,
  surveyCase: caseActs.surveyCase,
  logContact: caseActs.logContact,
  noteParty: caseActs.noteParty,
  suspendCase: caseActs.suspendCase,
  resumeCase: caseActs.resumeCase,
  reopenCase: caseActs.reopenCase,
  findStreets: caseActs.findStreets,
  handOnCase: caseActs.handOnCase,
  settleDispute: caseActs.settleDispute,
  assignCase: caseActs.assignCase,
  urgeCase: caseActs.urgeCase,
  getFounding,
  getMyFounding,
  decideForm: founding.decideForm,
  deferCase: founding.deferCase,
  reconsiderCase: founding.reconsiderCase,
  nameGuide: founding.nameGuide,
  recordGuidance: founding.recordGuidance,
  saveRequest: founding.saveRequest,
  inviteCandidate: founding.inviteCandidate,
  removeCandidate: founding.removeCandidate,
  openCandidate: founding.openCandidate,
  giveCandidate: founding.giveCandidate,
  sendRequest: founding.sendRequest,
  replyRequest: founding.replyRequest,
  reportElection: founding.reportElection,
  confirmElection: founding.confirmElection,
  renewTerm: founding.renewTerm,
  dissolveOrganisation: founding.dissolveOrganisation,
  getJoint: joint.getJoint,
  askPartners: joint.askPartners,
  releasePartner: joint.releasePartner,
  changeLead: joint.changeLead,
  endJoint: joint.endJoint,
  getMyJoint: joint.getMyJoint,
  answerJoint: joint.answerJoint,
  numberReply: founding.numberReply,
  listDocuments: documents.listDocuments,
  previewDocument: documents.previewDocument,
  getDocument: documents.getDocument,
  listMyDocuments: documents.listMyDocuments,
  previewMyDocument: documents.previewMyDocument,
  getMyDocument: documents.getMyDocument,
  listAssignees: queues.listAssignees,
  planAssigning: queues.planAssigning,
  assignMany: queues.assignMany,
  listNotices: queues.listNotices,
  seeNotices: queues.seeNotices,
  listQueuePlaces: queues.listQueuePlaces,
  getCase: casework.getCase,
  acceptCase: casework.acceptCase,
  returnCase: casework.returnCase,
  revealContact: casework.revealContact,
  answerJoin: casework.answerJoin,
  withdrawApplication: casework.withdrawApplication,
  seeMyData: rights.seeMyData,
  exportMyData: rights.exportMyData,
  correctMyData: rights.correctMyData,
  giveConsent: rights.giveConsent,
  withdrawConsent: rights.withdrawConsent,
  deleteMyData: rights.deleteMyData,
  getWaysIn: accounts.getWaysIn,
  listAccounts: accounts.listAccounts,
  linkAccount: accounts.linkAccount,
  linkPhone: accounts.linkPhone,
  unlinkAccount: accounts.unlinkAccount,
  recordSubscription: outreach.recordSubscription,
  listSessions: sessions.listSessions,
  revokeSession: sessions.revokeSession,
  revokeOtherSessions: sessions.revokeOtherSessions,
  fileComplaint: feedback.fileComplaint,
  listMyComplaints: feedback.listMyComplaints,
  getMyComplaint: feedback.getMyComplaint,
  escalateComplaint: feedback.escalateComplaint,
  listComplaints: feedback.listComplaints,
  getComplaint: feedback.getComplaint,
  answerComplaint: feedback.answerComplaint,
  openFieldDevice: fieldwork.openFieldDevice,
  takeFieldList: fieldwork.takeFieldList,
  sizeFieldList: fieldwork.sizeFieldList,
  recordFieldwork: fieldwork.recordFieldwork,
  getFieldDay: fieldwork.getFieldDay,
  listFollowUps: fieldwork.listFollowUps,
  settleFollowUp: fieldwork.settleFollowUp,
  listFieldConflicts: fieldConflicts.listFieldConflicts,
  settleFieldConflict: fieldConflicts.settleFieldConflict,
  listFieldCandidates: fieldConflicts.listFieldCandidates,
  findForFieldConflict: fieldConflicts.findForFieldConflict,
  listEnterpriseVisits: visitPlans.listEnterpriseVisits,
  planVisits: visitPlans.planVisits,
  createVisitPlan: visitPlans.createVisitPlan,
  listVisitPlans: visitPlans.listVisitPlans,
  endVisitPlan: visitPlans.endVisitPlan,
  showInvitation: visitPlans.showInvitation,
  listTakenApplications: visitPlans.listTakenApplications,
  withdrawTakenApplication: visitPlans.withdrawTakenApplication,
  listCaseContacts: caseContacts.listCaseContacts,
  searchPool: pool.searchPool,
  listPoolPlaces: pool.listPoolPlaces,
  getEnterprise: enterprise.getEnterprise,
  listReviews: reviews.listReviews,
  getReview: reviews.getReview,
  decideMatch: reviews.decideMatch,
  findDuplicates: enterprise.findDuplicates,
  mergeEnterprises: enterprise.mergeEnterprises,
  undoMerge: enterprise.undoMerge,
  putFormerName: enterprise.putFormerName,
  tryBulk: bulk.tryBulk,
  markBulk: bulk.markBulk,
  undoBulk: bulk.undoBulk,
  exportFound: bulk.exportFound,
  listPlaces: places.listPlaces,
  proposePlaces: places.proposePlaces,
  createPlace: places.createPlace,
  changePlace: places.changePlace,
  endPlace: places.endPlace,
  mergePlaces: places.mergePlaces,
  undoPlaceMerge: places.undoPlaceMerge,
  getPlaceFloors: places.getPlaceFloors,
  listPlaceMembers: places.listPlaceMembers,
  settlePlaceMember: places.settlePlaceMember,
  planPosters: posters.planPosters,
  makePosters: posters.makePosters,
  listPosterBatches: posters.listPosterBatches,
  getPosterFile: posters.getPosterFile,
  listImports: imports.listImports,
  announceImport: imports.announceImport,
  startImport: imports.startImport,
  dropImport: imports.dropImport,
  exportRefused: imports.exportRefused,
  listOrganisations: organisations.listOrganisations,
  decideOrganisation: organisations.decideOrganisation,
  revealSecretary: organisations.revealSecretary,
  endOrganisation: organisations.endOrganisation,
  revealRegisterContact: enterprise.revealRegisterContact,
  listDivisions: divisions.listDivisions,
  planDivisionChange: divisions.planDivisionChange,
  changeDivisions: divisions.changeDivisions,
  listDivisionChanges: divisions.listDivisionChanges,
  cancelDivisionChange: divisions.cancelDivisionChange,
  searchAudit,
  exportAudit,
} as const

export type Registry = typeof registry
export type FunctionName = keyof Registry
/** What a client sends. */
export type InputOf<N extends FunctionName> = z.input<Registry[N]['input']>
/** What the implementation receives: after normalisation. */
export type ParsedOf<N extends FunctionName> = z.output<Registry[N]['input']>
export type OutputOf<N extends FunctionName> = z.output<Registry[N]['output']>

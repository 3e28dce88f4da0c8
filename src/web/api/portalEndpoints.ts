import type { api } from '../../contract/api.ts';

type Contract = typeof api;

/**
 * What the portal calls, without its schemas: zod would be a third of the JavaScript that a phone must load before the form can be used.
 * The types are the contract's own; portalEndpoints.test.ts compares methods and paths with it.
 */
export const portalEndpoints = {
  getMe: called<'getMe'>('GET', '/api/me'),
  signIn: called<'signIn'>('POST', '/api/session'),
  signOut: called<'signOut'>('DELETE', '/api/session'),
  setUp: called<'setUp'>('POST', '/api/setup'),
  takePasswordLink: called<'takePasswordLink'>('POST', '/api/password-links'),
  changePassword: called<'changePassword'>('PUT', '/api/me/password'),
  enrolSecondFactor: called<'enrolSecondFactor'>('POST', '/api/me/second-factor'),
  confirmSecondFactor: called<'confirmSecondFactor'>('PUT', '/api/me/second-factor'),
  giveSecondFactor: called<'giveSecondFactor'>('POST', '/api/session/second-factor'),
  removeSecondFactor: called<'removeSecondFactor'>('POST', '/api/me/second-factor/removal'),
  getSecurity: called<'getSecurity'>('GET', '/api/me/security'),
  endSession: called<'endSession'>('DELETE', '/api/me/sessions/:id'),
  endOtherSessions: called<'endOtherSessions'>('POST', '/api/me/sessions/end-others'),
  getMyData: called<'getMyData'>('GET', '/api/me/data/overview'),
  exportMine: called<'exportMine'>('GET', '/api/me/data'),
  askAboutMine: called<'askAboutMine'>('POST', '/api/me/data/requests'),
  getConsent: called<'getConsent'>('GET', '/api/consent'),
  acceptConsent: called<'acceptConsent'>('PUT', '/api/me/consents/:id'),
  getProofChallenge: called<'getProofChallenge'>('GET', '/api/proof'),
  getReference: called<'getReference'>('GET', '/api/reference'),
  submitCase: called<'submitCase'>('POST', '/api/cases'),
  uploadPhoto: called<'uploadPhoto'>('POST', '/api/photos'),
  myCases: called<'myCases'>('GET', '/api/my/cases'),
  getCase: called<'getCase'>('GET', '/api/cases/:id'),
  commandCase: called<'commandCase'>('POST', '/api/cases/:id/commands'),
  lookAtRatingLink: called<'lookAtRatingLink'>('POST', '/api/ratings/look'),
  rateByLink: called<'rateByLink'>('POST', '/api/ratings'),
  followCase: called<'followCase'>('POST', '/api/follow'),
  explainDeadlines: called<'explainDeadlines'>('GET', '/api/cases/:id/deadlines'),
  whoLooked: called<'whoLooked'>('GET', '/api/cases/:id/reveals'),
  suggestCategories: called<'suggestCategories'>('POST', '/api/suggestions/categories'),
  findSameIncident: called<'findSameIncident'>('POST', '/api/suggestions/same-incident'),
  findAnswers: called<'findAnswers'>('POST', '/api/suggestions/articles'),
  recordReading: called<'recordReading'>('POST', '/api/articles/readings'),
  readArticles: called<'readArticles'>('GET', '/api/articles'),
  readArticle: called<'readArticle'>('GET', '/api/articles/:id'),
  readPublished: called<'readPublished'>('GET', '/api/published'),
  readPublishedOne: called<'readPublishedOne'>('GET', '/api/published/:id'),
  findHelpful: called<'findHelpful'>('POST', '/api/published/:id/helpful'),
  getOwnPublication: called<'getOwnPublication'>('GET', '/api/cases/:id/own-publication'),
  decideOwnPublication: called<'decideOwnPublication'>('POST', '/api/cases/:id/own-publication'),
  readPerformance: called<'readPerformance'>('GET', '/api/performance'),
  listReports: called<'listReports'>('GET', '/api/reports'),
  getReport: called<'getReport'>('GET', '/api/reports/:id'),
  listActed: called<'listActed'>('GET', '/api/acted'),
  listCampaigns: called<'listCampaigns'>('GET', '/api/opinions'),
  getCampaign: called<'getCampaign'>('GET', '/api/opinions/:id'),
  takeToken: called<'takeToken'>('POST', '/api/opinions/:id/token'),
  castBallot: called<'castBallot'>('POST', '/api/opinions/:id/ballots'),
  listProposals: called<'listProposals'>('GET', '/api/proposals'),
  listMyProposals: called<'listMyProposals'>('GET', '/api/my/proposals'),
  getProposal: called<'getProposal'>('GET', '/api/proposals/:id'),
  makeProposal: called<'makeProposal'>('POST', '/api/proposals'),
  findSimilarProposals: called<'findSimilarProposals'>('POST', '/api/suggestions/proposals'),
  supportProposal: called<'supportProposal'>('PUT', '/api/proposals/:id/support'),
  withdrawProposal: called<'withdrawProposal'>('POST', '/api/proposals/:id/withdrawal'),
  listNotices: called<'listNotices'>('GET', '/api/me/notices'),
  countUnreadNotices: called<'countUnreadNotices'>('GET', '/api/me/notices/unread'),
  readNotice: called<'readNotice'>('PUT', '/api/me/notices/:id/read'),
  readAllNotices: called<'readAllNotices'>('PUT', '/api/me/notices/read'),
  getPreferences: called<'getPreferences'>('GET', '/api/me/notification-preferences'),
  putPreferences: called<'putPreferences'>('PUT', '/api/me/notification-preferences'),
} as const satisfies { [Name in keyof Contract]?: Contract[Name] };

function called<Name extends keyof Contract>(method: Contract[Name]['method'], path: string): Contract[Name] {
  // `call` reads method and path only; the schemas are left out on purpose, and the test guarantees the rest.
  return { method, path } as unknown as Contract[Name];
}

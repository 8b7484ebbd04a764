/** The pages of the mini-program. The owner's way is the main package and small; the cadre's workbench is loaded when needed. */
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/invitation/index',
    'pages/apply/index',
    'pages/status/index',
    'pages/mine/index',
    'pages/notice/index',
  ],
  subPackages: [
    {
      root: 'cadre',
      pages: [
        'queue/index',
        'case/index',
        'joint/index',
        'notices/index',
        'counts/index',
        'complaints/index',
        'complaint/index',
        'audit/index',
        'factor/index',
        'staff/index',
        'absence/index',
        'pool/index',
        'enterprise/index',
        'reviews/index',
        'organisations/index',
        'imports/index',
        'posters/index',
        'divisions/index',
        'documents/index',
        'campaigns/index',
        'campaign-new/index',
        'campaign/index',
        'funnel/index',
        'answers/index',
      ],
    },
    {
      root: 'account',
      pages: [
        'data/index',
        'security/index',
        'complain/index',
        'complaint/index',
        'founding/index',
        'joint/index',
        'candidate/index',
        'answer/index',
        'choose/index',
        'messages/index',
      ],
    },
    {
      root: 'field',
      pages: ['places/index', 'place/index'],
    },
  ],
  // Fetched while somebody reads, so that a cadre's first tap does not wait.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['cadre'] },
    'pages/mine/index': { network: 'all', packages: ['cadre'] },
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat asks for consent itself, with its own sheet, before an interface that concerns a person is first used.
  __usePrivacyCheck__: true,
  // Pages appear at once: nothing slides, in elder mode or out of it.
  animation: false,
  window: {
    navigationBarTitleText: '一键入团',
    navigationBarBackgroundColor: '#F6F5F2',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F6F5F2',
    backgroundTextStyle: 'dark',
  },
})

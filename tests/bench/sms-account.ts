/** The invented account of the text message bench, known to both sides. */
export const account = {
  secretId: 'AKIDinvented',
  secretKey: 'invented-secret',
  sdkAppId: '1400000000',
  sign: '共青团委',
  templateIds: { invitation: '1004' },
}

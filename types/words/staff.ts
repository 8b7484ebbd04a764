/** Appointments, as cadres of the League say it. */
export const staffWords = {
  dayWrong: '日期请写成 2027-06-30 这样',
  queryWrong: '请输入单位或区划名称的一部分',
  untilPast: '截止日期要在今天之后',
  successorWrong: '接手人须是同一单位的在任干部',
  officeWrong: '这个单位不能由您任命这项职务，请重新选择',
  roles: {
    'street-cadre': '街道干部',
    'district-cadre': '区县干部',
    'city-cadre': '市级干部',
    'partner-cadre': '协作单位干部',
    'industry-cadre': '行业团工委干部',
    'city-administrator': '系统管理员',
    'security-administrator': '安全管理员',
    auditor: '审计员',
  },
  /** Offices of other bodies until their own names are imported. */
  partners: {
    union: (division: string) => `${division}总工会`,
    women: (division: string) => `${division}妇女联合会`,
  },
} as const

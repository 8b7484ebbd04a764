/** Numbers of people that contradict each other: in the forms that ask for them, and where an office looks at them. */
export const doubtWords = {
  'members-over-staff': '团员比员工多，请核对人数',
  'youth-over-staff': '青年比员工多，请核对人数',
  'members-over-youth': '团员也是青年，青年人数不应少于团员人数，请核对',
} as const

import { organisationPageWords } from '../../../types/words/organisations'

export default definePageConfig({ navigationBarTitleText: organisationPageWords.title })

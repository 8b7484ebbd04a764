import { campaignPageWords } from '../../../types/words/campaign-pages'

export default definePageConfig({ navigationBarTitleText: campaignPageWords.title })

import codes from '../../../messages/en/codes.json'
import fields from '../../../messages/en/fields.json'
import pages from '../../../messages/en/pages.json'

const words: Record<string, string> = { ...codes, ...fields, ...pages }
export default words

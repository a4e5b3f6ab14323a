import classroom from '../../../messages/en/classroom.json'

/** What the online classroom says. */
const words: Record<string, string> = classroom
export default words

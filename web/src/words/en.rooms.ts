import programmes from '../../../messages/en/programmes.json'
import rooms from '../../../messages/en/rooms.json'
import train from '../../../messages/en/train.json'

/** What the pages behind the first one say. */
const words: Record<string, string> = { ...rooms, ...programmes, ...train }
export default words

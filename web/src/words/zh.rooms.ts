import rooms from '../../../messages/zh/rooms.json'

/** What the pages behind the first one say. */
const words: Record<string, string> = rooms
export default words

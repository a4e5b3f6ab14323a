import type { DeedName, ProblemStory } from '../api/types'
import { t } from '../words/catalogue'

/** What the deed is about, once more: on a phone the form covers the page. */
export function Recall({ story, deed }: { story: ProblemStory; deed: DeedName }) {
  const answer = deed === 'confirm' || deed === 'prove' || deed === 'check' ? story.events.findLast((event) => event.deed === 'answer') : undefined
  return (
    <div className="recall">
      <p>{story.title}</p>
      {deed === 'answer' && story.text && <p className="pre quiet">{story.text}</p>}
      {deed === 'answer' && story.wish && <p className="pre quiet">{t('problems.wish_is', { wish: story.wish })}</p>}
      {answer && <p className="pre quiet">{t('problems.answer_of', { owner: story.owner_name, outcome: answer.detail })}<br />{answer.text}</p>}
    </div>
  )
}

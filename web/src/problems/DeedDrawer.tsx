import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { DeedName, ProblemStory } from '../api/types'
import { FormDrawer } from '../kinds/FormDrawer'
import { useDraft } from '../kinds/useDraft'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { DeedFields } from './DeedFields'
import { deedOf, deedWord, fieldWord, type Given, given, missing } from './deeds'

type Props = { story: ProblemStory; deed: DeedName; chosen: string | null; close: () => void }

/** One deed with the fields it needs. What was typed outlives a closed page and a problem that moved on meanwhile. */
export default function DeedDrawer({ story, deed, chosen, close }: Props) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [holds, setHolds] = useState(chosen)
  const [wrong, setWrong] = useState(false)
  const draft = useDraft<Given>('problem_deed', `${story.id}-${deed}`, true, given(story, deed))
  const path = `/problems/${story.id}`
  const act = async () => {
    const after = await send<ProblemStory>('POST', `${path}/deeds`, deedOf(deed, draft.value, holds), { version: story.version })
    await draft.drop()
    queries.setQueryData([path, {}], after)
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['/problems', '/day'].includes(String(queryKey[0])) })
  }
  const lacks = missing(story, deed, draft.value, holds, today)
  const refuse = wrong ? t('form.dates_wrong') : lacks && t(lacks === 'until' ? 'problems.until_missing' : 'form.missing', { field: t(fieldWord(deed, lacks)) })
  return (
    <FormDrawer open title={t(deedWord(story, deed))} close={close} submit={t(`problems.do.${deed}`)} effect={effectOf(deed, holds)} act={act} reload={() => refresh(queries, [path])} refuse={refuse}
      extra={draft.saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(draft.saved) })}</span>}>
      {(problem) => <DeedFields story={story} deed={deed} value={draft.value} change={draft.change} holds={holds} setHolds={setHolds} problem={problem} setWrong={setWrong} />}
    </FormDrawer>
  )
}

function effectOf(deed: DeedName, holds: string | null): string {
  return deed === 'confirm' || deed === 'check' ? (holds ? t(`problems.effect.${deed}_${holds}`) : '') : t(`problems.effect.${deed}`)
}

import { useState } from 'react'
import { Button, Input } from 'antd'
import type { RosterSheet, SessionShown } from '../api/types'
import { Drop } from '../kinds/Drop'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'
import { RosterSheetPeople } from './RosterSheetPeople'
import { SheetFindings } from './SheetFindings'
import type { useNaming } from './useNaming'
import { useSheet } from './useSheet'

/** People of a list, matched before anybody is put on the roster. */
export function RosterSheetDrawer({ page, naming, close }: { page: SessionShown; naming: ReturnType<typeof useNaming>; close: () => void }) {
  const [text, setText] = useState('')
  const [ticked, setTicked] = useState<number[]>([])
  const { answer, wrong, busy, read } = useSheet<RosterSheet>(`/sessions/${page.id}/roster-sheet`)
  const take = async (given: Blob | undefined) => {
    if (!given) return
    const found = await read(given)
    setTicked(found?.people.filter(({ on }) => !on).map(({ person }) => person) ?? [])
  }
  const act = async () => {
    // What stands against somebody is told on the page; a list that was refused as a whole keeps the drawer open.
    if (!(await naming.name({ people: ticked }))) throw new Error('')
  }
  return (
    <FormDrawer open title={t('roster.sheet_open')} close={close} width={680} submit={t('roster.sheet_add', { n: ticked.length })} effect={t('roster.sheet_effect')} act={act} refuse={answer === null ? t('roster.sheet_read_first') : ticked.length === 0 ? t('roster.sheet_none') : undefined}>
      {() => (
        <>
          <Drop compact busy={busy} accept=".xlsx,.xls,.csv,.txt" hint={t('roster.sheet_file')} take={([file]) => void take(file)} />
          <Asked label={t('roster.sheet_text')} hint={t('roster.sheet_text_hint')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={text} onChange={(event) => setText(event.target.value)} /></Asked>
          <div><Button loading={busy} disabled={!text.trim()} onClick={() => void take(new Blob([text.trim()]))}>{t('roster.sheet_match')}</Button></div>
          <div className="stack" aria-live="polite">
            {wrong !== null && <ProblemNote error={wrong} />}
            {naming.wrong !== null && <ProblemNote error={naming.wrong} />}
            {answer && <p className="note">{t('roster.sheet_found', { n: answer.read, found: answer.people.length, on: answer.people.filter(({ on }) => on).length })}</p>}
            {answer && <RosterSheetPeople people={answer.people} ticked={ticked} tick={setTicked} />}
            {answer && <SheetFindings label={t('roster.sheet_findings')} findings={answer.findings} />}
          </div>
        </>
      )}
    </FormDrawer>
  )
}

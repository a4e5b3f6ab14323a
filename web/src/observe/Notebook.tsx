import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { dictated, ofTalk } from '../care/fields'
import { Asked } from '../kinds/FormDrawer'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Changed } from './Changed'
import { Difficulties } from './Difficulties'
import { NotebookFoot } from './NotebookFoot'
import { isElsewhere, RefusedStudy } from './RefusedStudy'
import { StatementCard } from './StatementCard'
import { blankStatement, lacking, statementsSent, type TypedStatement } from './study'
import { type Start, useNotebook } from './useNotebook'
import { usePublishing } from './usePublishing'
import { Where } from './Where'

type Props = { start: Start; published: () => void }

/** Written with one hand on site: where, then what is said and what speaks for it and against. Kept while it is typed. */
export function Notebook({ start, published }: Props) {
  const { today } = useSession()
  const notebook = useNotebook(start)
  const { value, change, problem } = notebook
  const [wrong, setWrong] = useState(false)
  const [fresh, setFresh] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const publishing = usePublishing(notebook, form, published)
  const lack = wrong ? { what: 'day_wrong' } : lacking(value, today)
  const sent = statementsSent(value)
  // Whether somebody was there is asked once, above the button.
  const beside = problem && isElsewhere(problem) ? null : problem
  const edit = (id: string, next: (old: TypedStatement) => Partial<TypedStatement>) =>
    change((old) => ({ statements: old.statements.map((one) => (one.id === id ? { ...one, ...next(one) } : one)) }))
  const add = () => {
    const last = value.statements.at(-1)
    const next = blankStatement(last?.person ?? null, last?.name ?? '')
    setFresh(next.id)
    change((old) => ({ statements: [...old.statements, next] }))
  }
  return (
    <div className="page narrow observe">
      <div>
        <p><PathLink to={paths.studies()}>{t('studies.title')}</PathLink></p>
        <PageHead title={t(start.shown ? 'studies.draft_title' : 'studies.begin')} detail={t('studies.notebook_detail')} />
      </div>
      {notebook.other && <Changed other={notebook.other} settle={notebook.settle} published={published} forget={notebook.forgetHere} />}
      <form ref={form} className="form record-form notebook" noValidate onSubmit={(event) => event.preventDefault()}>
        <Where value={value} change={change} problem={ofTalk(problem)} wrong={wrong} setWrong={setWrong} />
        {value.statements.map((one, at) => (
          <StatementCard key={one.id} at={at} value={one} unit={value.unit} fresh={one.id === fresh} problem={beside} sent={sent.findIndex(({ id }) => id === one.id)}
            change={(next) => edit(one.id, next)} remove={() => change((old) => ({ statements: old.statements.filter(({ id }) => id !== one.id) }))} />
        ))}
        <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('studies.statement_add')}</Button>
        <Difficulties value={value} change={change} problem={problem} />
        <Asked label={t('studies.note')} name="note" problem={problem} optional hint={t('studies.note_hint')}>
          <Input.TextArea {...dictated} className="low" rows={2} maxLength={2000} value={value.note} onChange={(event) => change({ note: event.target.value })} />
        </Asked>
        {problem && <RefusedStudy problem={problem} study={value} busy={publishing.busy} goOn={publishing.anyway} opened={() => { notebook.forgetHere(); published() }} />}
        <NotebookFoot notebook={notebook} publishing={publishing} lack={lack} />
      </form>
    </div>
  )
}

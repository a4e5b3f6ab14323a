import { DeleteOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { Names } from '../care/Names'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { StudyLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Table, type Column } from '../kinds/Table'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { giveUp } from './kept'

export function StudyRows({ rows, label, drafts = false }: { rows: StudyLine[]; label: string; drafts?: boolean }) {
  const go = useGo()
  const drop = useDrop()
  const columns: Column<StudyLine>[] = [
    { key: 'unit', head: t('studies.field.unit'), title: true, least: 144, cell: (row) => <><PathLink to={paths.study(row.id)}>{row.unit_name}</PathLink>{row.place && <span className="quiet small two-lines place">{row.place}</span>}</> },
    { key: 'held_on', head: t('studies.field.held_on'), least: 112, cell: (row) => <><span className="day">{row.held_on}</span>{row.unannounced && <> <span className="tag">{t('studies.unannounced_short')}</span></>}</> },
    { key: 'people', head: t('studies.people'), least: 128, cell: (row) => <Names names={row.people.map(({ name }) => name)} /> },
    { key: 'statements', head: t('studies.statements'), number: true, least: 72, cell: (row) => row.statements },
    { key: 'difficulties', head: t('studies.difficulties'), number: true, least: 88, cell: (row) => row.difficulties },
  ]
  const last: Column<StudyLine> = drafts
    ? { key: 'drop', head: '', width: 64, cell: (row) => <span className="row-tools"><Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('studies.drop_of', { unit: row.unit_name, day: row.held_on })} onClick={() => drop(row)} /></span> }
    : { key: 'recorded_by', head: t('studies.recorded_by'), least: 80, cell: (row) => row.recorded_by }
  return <div className="study-rows"><Table label={label} rows={rows} rowKey={(row) => row.id} open={(row) => go(paths.study(row.id))} columns={[...columns, last]} /></div>
}

function useDrop() {
  const queries = useQueryClient()
  const { account } = useSession()
  const { modal, message } = App.useApp()
  const drop = async (row: StudyLine) => {
    try {
      await send('DELETE', `/studies/${row.id}`)
      giveUp(account.id, String(row.id))
      await refresh(queries, ['/studies'])
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (row: StudyLine) => void modal.confirm({ title: t('studies.drop_ask_of', { unit: row.unit_name, day: row.held_on }), content: t('studies.drop_hint'), okText: t('studies.drop'), okButtonProps: { danger: true }, cancelText: t('action.cancel'), onOk: () => drop(row) })
}

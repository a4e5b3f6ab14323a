import { App, Button, Input, Popconfirm, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Competence, CompetenceBody } from '../api/types'
import { Group } from '../care/Group'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import { withBelow } from './CompetenceNodes'

const MOST = 5
type Props = { node: Competence | null; parent: number | null; nodes: Competence[]; close: () => void }

/** A node of the framework: a group without levels, or a competence with two to five written ones. */
export function CompetenceDrawer({ node, parent, nodes, close }: Props) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [value, setValue] = useState<CompetenceBody>(node?.competence ?? { parent, code: '', title: '', about: '', levels: [], sort: Math.max(0, ...nodes.map(({ competence }) => competence.sort)) + 1 })
  const change = (next: Partial<CompetenceBody>) => setValue((old) => ({ ...old, ...next }))
  const levels = value.levels.length === 0 ? [] : value.levels
  const barred = node ? withBelow(nodes, node.id) : []
  const above = nodes.filter(({ id }) => !barred.includes(id)).map(({ id, competence }) => ({ value: id, label: `${competence.code} ${competence.title}` }))
  const lacks = !value.code.trim() ? 'code' : !value.title.trim() ? 'title' : levels.some((words) => !words.trim()) ? 'levels' : null
  const act = async () => {
    await (node ? send('PUT', `/competences/${node.id}`, value) : send('POST', '/competences', value))
    await refresh(queries, ['/competences'])
  }
  const end = async () => {
    if (!node) return
    try {
      await send('DELETE', `/competences/${node.id}`)
      await refresh(queries, ['/competences'])
      close()
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  const extra = node && <Popconfirm title={t('competences.end_ask')} okText={t('competences.end')} cancelText={t('action.cancel')} onConfirm={() => void end()}><Button danger type="text">{t('competences.end')}</Button></Popconfirm>
  return (
    <FormDrawer open title={t(node ? 'competences.change' : 'competences.add')} close={close} submit={t('action.save')} effect={t('competences.effect')} act={act} extra={extra} refuse={lacks ? t('form.missing', { field: t(`competences.field.${lacks}`) }) : undefined}>
      {(problem) => (
        <>
          <Asked label={t('competences.field.parent')} name="parent" problem={problem} optional><Select className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} value={value.parent} options={above} placeholder={t('competences.on_top')} aria-label={t('competences.field.parent')} onChange={(next?: number | null) => change({ parent: next ?? null })} /></Asked>
          <div className="pair">
            <Asked label={t('competences.field.code')} name="code" problem={problem}><Input maxLength={20} value={value.code} onChange={(event) => change({ code: event.target.value })} /></Asked>
            <Asked label={t('competences.field.title')} name="title" problem={problem}><Input maxLength={200} value={value.title} onChange={(event) => change({ title: event.target.value })} /></Asked>
          </div>
          <Asked label={t('competences.field.about')} name="about" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={value.about} onChange={(event) => change({ about: event.target.value })} /></Asked>
          <Group label={t('competences.field.levels')} hint={t('competences.levels_hint')} problem={problem?.field === 'levels' ? problem.message : undefined}>
            {levels.map((words, at) => (
              <label key={at} className="competence-level"><span>{at + 1}</span><Input.TextArea rows={1} maxLength={500} value={words} aria-label={t('competences.level_n', { n: at + 1 })} onChange={(event) => change({ levels: levels.map((old, nth) => (nth === at ? event.target.value : old)) })} /></label>
            ))}
            <span className="row">
              {levels.length < MOST && <Button onClick={() => change({ levels: levels.length === 0 ? ['', ''] : [...levels, ''] })}>{t('competences.level_add')}</Button>}
              {levels.length > 0 && <Button type="text" onClick={() => change({ levels: levels.length <= 2 ? [] : levels.slice(0, -1) })}>{t('competences.level_drop')}</Button>}
            </span>
          </Group>
        </>
      )}
    </FormDrawer>
  )
}

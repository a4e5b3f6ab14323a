import { Tabs } from '../kinds/Tabs'
import { PageHead } from '../kinds/Section'
import { type Search, useAddress } from '../shell/address'
import { t } from '../words/catalogue'
import { LessonsTab } from './LessonsTab'
import { MineTab } from './MineTab'
import { TestsTab } from './TestsTab'
import './classroom.css'

const tabs = ['lessons', 'tests', 'mine'] as const
type Tab = (typeof tabs)[number]

/** Lessons to watch, tests to sit, and what one has done of both. */
export function ClassroomPage() {
  const [search, change] = useAddress<Search & { tab?: string }>()
  const at = tabs.find((tab) => tab === search.tab) ?? 'lessons'
  return (
    <div className="page classroom">
      <PageHead title={t('classroom.title')} detail={t('classroom.detail')} />
      <Tabs<Tab> label={t('classroom.title')} at={at} choose={(tab) => change({ tab: tab === 'lessons' ? undefined : tab }, true)} tabs={tabs.map((key) => ({ key, label: t(`classroom.tab.${key}`) }))} />
      {at === 'lessons' && <LessonsTab />}
      {at === 'tests' && <TestsTab />}
      {at === 'mine' && <MineTab />}
    </div>
  )
}

/** Tabs of one object, kept in the address by whoever uses them. */
export function Tabs<Key extends string>({ tabs, at, choose, label }: { tabs: { key: Key; label: string; count?: number | undefined }[]; at: Key; choose: (key: Key) => void; label: string }) {
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button key={tab.key} type="button" role="tab" aria-selected={tab.key === at} onClick={() => choose(tab.key)}>
          {tab.label}{tab.count !== undefined && <span className="count">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}

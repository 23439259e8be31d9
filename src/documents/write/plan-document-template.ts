/**
 * The Typst source of every document made from a plan. All words reach it as one JSON text in `sys.inputs`, never as
 * markup. Shapes and rules are decoration and stand outside the reading order; each shape has its word beside it.
 */
export const planDocumentTemplate = `
#let given = json(bytes(sys.inputs.at("document")))
#let scale = float(sys.inputs.at("scale"))
#let brass = rgb("#8A5A12")
#let ink = rgb("#16202E")
#let quiet = rgb("#55606E")
#let hair = 0.5pt + rgb("#B9BEC6")
#let serif = "Libertinus Serif"
#set document(title: given.title, date: none)
#set text(font: "Liberation Sans", size: 10.5pt * scale, fill: ink, lang: "en", region: "GB", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set list(marker: text(fill: brass, sym.bullet), indent: 0pt, body-indent: 0.6em, spacing: 0.7em)
#set enum(indent: 0pt, body-indent: 0.6em, spacing: 0.7em)
#set page(
  paper: "a4",
  margin: (left: 22mm, right: 22mm, top: 20mm, bottom: 22mm),
  footer-descent: 35%,
  footer: context {
    set text(7.5pt, fill: quiet)
    line(length: 100%, stroke: hair)
    v(-0.4em)
    grid(
      columns: (1fr, auto),
      column-gutter: 1em,
      given.footer,
      [Page #counter(page).display("1 of 1", both: true)],
    )
  },
)
#show heading.where(level: 1): it => block(below: 0.75em, text(font: serif, size: 22pt * scale, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 1.7em, below: 0.8em, sticky: true, text(font: serif, size: 14pt * scale, weight: "semibold", it.body))
#show heading.where(level: 3): it => block(above: 1.3em, below: 0.65em, sticky: true, text(size: 10.5pt * scale, weight: "bold", it.body))
#show quote.where(block: true): it => block(
  above: 0.9em, below: 0.9em, inset: (left: 9pt, y: 1pt), stroke: (left: 1.5pt + brass), breakable: false,
  { text(font: serif, size: 1.06em, it.body); parbreak(); text(0.86em, fill: quiet, it.attribution) },
)

#let words = (pass: "Pass", merit: "Merit", distinction: "Distinction", knowledge: "Knowledge", skill: "Skill", behaviour: "Behaviour")
#let shapes = (
  pass: square(size: 6pt, fill: ink),
  merit: circle(radius: 3.2pt, fill: ink),
  distinction: rotate(45deg, square(size: 5.6pt, fill: brass, stroke: 0.6pt + ink)),
  knowledge: square(size: 5.6pt, stroke: (top: 2pt + ink, rest: 0.5pt + ink)),
  skill: square(size: 5.6pt, stroke: (bottom: 2pt + ink, rest: 0.5pt + ink)),
  behaviour: square(size: 5.6pt, stroke: (left: 2pt + ink, rest: 0.5pt + ink)),
)
#let sign(grade) = pdf.artifact(box(width: 9pt, height: 7pt, baseline: 0.5pt, align(center + horizon, shapes.at(grade))))
#let head(body) = text(0.88em, weight: "bold", body)
#let ruled(x, y) = (top: if y == 0 { 0.9pt + ink }, bottom: if y == 0 { 0.6pt + ink } else { hair })

#let titled(block-given) = {
  block(sticky: true, above: 1.3em, below: 0.6em, {
    text(weight: "bold", block-given.title)
    let note = block-given.at("note", default: "")
    if note != "" { linebreak(); text(0.86em, fill: quiet, note) }
  })
}

#let criteria(block-given) = {
  let blanks = block-given.blanks
  let columns = (23mm, 1.45fr)
  for one in blanks { columns.push(if one.narrow { 19mm } else { 1fr }) }
  block(width: 100%, breakable: block-given.criteria.len() > 5, { titled(block-given); table(
    columns: columns,
    inset: (x: 4pt, y: 5pt),
    align: left + top,
    stroke: (x, y) => (..ruled(x, y), left: if x > 1 { hair }),
    table.header(head[Reference], head(if block-given.criteria.first().grade in ("pass", "merit", "distinction") { [Criterion, as published] } else { [Statement, as published] }), ..blanks.map(one => head(one.title))),
    ..block-given.criteria.map(one => (
      table.cell(breakable: false, {
        sign(one.grade)
        h(3pt)
        strong(one.ref)
        linebreak()
        text(0.82em, fill: quiet, words.at(one.grade))
      }),
      table.cell(breakable: false, {
        text(font: serif, size: 1.06em, one.text)
        let under = (one.at("note", default: ""), if one.ksbs.len() > 0 { "Shows " + one.ksbs.join(", ") + "." } else { "" }).filter(x => x != "")
        if under.len() > 0 { linebreak(); text(0.82em, fill: quiet, under.join(" ")) }
      }),
      ..blanks.map(_ => []),
    )).flatten(),
  ) })
}

#let plain(block-given) = {
  let empty = block-given.rows.any(row => row.any(cell => cell == ""))
  block(width: 100%, breakable: block-given.rows.len() > 14, { titled(block-given); table(
    columns: block-given.columns.map(one => one.width * 1fr),
    rows: (auto, ..block-given.rows.map(row => if row.all(cell => cell == "") { 17mm } else if empty { 10mm * scale } else { auto })),
    inset: (x: 4pt, y: 5pt),
    align: left + top,
    stroke: if empty { (x, y) => (..ruled(x, y), left: if x > 0 { hair }) } else { ruled },
    table.header(..block-given.columns.map(one => head(one.title))),
    ..block-given.rows.flatten(),
  ) })
}

#let filled(block-given) = for one in block-given.fields {
  if one.lines == 1 {
    block(above: 0.8em * scale, below: 0.4em, breakable: false, grid(
      columns: (58mm, 1fr), column-gutter: 4mm, align: (left + bottom, left),
      text(0.95em, one.label), box(width: 100%, height: 6mm * scale, stroke: (bottom: hair)),
    ))
  } else {
    block(above: 1.1em, below: 0.5em, breakable: false, {
      text(0.95em, one.label)
      for _ in range(one.lines) { block(above: 0pt, below: 0pt, box(width: 100%, height: 8mm, stroke: (bottom: hair))) }
    })
  }
}

#let ticked(block-given) = for item in block-given.items {
  block(above: 0.75em, below: 0.75em, breakable: false, grid(
    columns: (4mm, 1fr), column-gutter: 2.5mm,
    pdf.artifact(move(dy: -0.4mm, square(size: 3.2mm, stroke: 0.8pt + ink))), item,
  ))
}

#let origins(block-given) = block(breakable: false, above: 1.8em, {
  heading(level: 2, block-given.title)
  set text(0.88em, fill: quiet)
  par(block-given.text)
  list(..block-given.items)
})

#let journey(block-given) = {
  let last = block-given.steps.len() - 1
  for (index, one) in block-given.steps.enumerate() {
    block(above: 0pt, below: 0pt, breakable: false, inset: (left: 9mm, bottom: if index == last { 2mm } else { 5mm }), stroke: (left: if index < last { 1.2pt + brass }), {
      place(dx: -9mm - 3.2pt, dy: 0pt, pdf.artifact(if index == last {
        rotate(45deg, square(size: 6.4pt, fill: brass))
      } else { circle(radius: 3.2pt, fill: white, stroke: 1.4pt + brass) }))
      show heading: it => block(above: 0pt, below: 0.5em, it.body)
      heading(level: 2, {
        text(font: serif, size: 1.15em, weight: "semibold", one.title)
        if one.when != "" { h(0.8em); text(0.84em, weight: "regular", fill: quiet, one.when) }
      })
      block(above: 0pt, below: 0pt, one.text)
    })
  }
}

#heading(level: 1, given.title)
#text(fill: quiet, given.subtitle)
#pdf.artifact(block(above: 0.9em, below: 1.3em, line(length: 22mm, stroke: 1.6pt + brass)))
#for one in given.blocks {
  if one.kind == "heading" {
    if one.at("roomy", default: false) { block(above: 0pt, below: 0pt, breakable: false, height: 85mm); v(-85mm) }
    heading(level: one.level, one.text)
  }
  else if one.kind == "paragraph" { par(one.text) }
  else if one.kind == "list" { if one.ordered { enum(..one.items) } else { list(..one.items) } }
  else if one.kind == "quote" { quote(block: true, attribution: one.source, one.text) }
  else if one.kind == "criteria" { criteria(one) }
  else if one.kind == "table" { plain(one) }
  else if one.kind == "fields" { filled(one) }
  else if one.kind == "origins" { origins(one) }
  else if one.kind == "checks" { ticked(one) }
  else if one.kind == "steps" { journey(one) }
}
`;

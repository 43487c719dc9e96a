"""Writes workbooks with little but what the reader must know: styles of dates, shared and inline texts, merged cells, several
sheets, a hidden one, days from 1904, and the same as OpenDocument."""

import zipfile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="d&quot;. &quot;mmm yyyy\\ hh:mm"/>
<numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;days&quot;;[Red]-0.0"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/>
</cellXfs></styleSheet>"""
GENERAL, MOMENT, DAY, ELAPSED, NUMBER, CLOCK = range(6)


def cell(place, value, style=GENERAL, kind=None):
    if kind == "inlineStr":
        return f'<c r="{place}" t="inlineStr"><is><r><t>{value[:3]}</t></r><r><t>{value[3:]}</t></r></is></c>'
    return f'<c r="{place}" s="{style}"{f""" t="{kind}" """ if kind else ""}><v>{value}</v></c>'


def sheet(rows, merged=()):
    lines = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in rows)
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    return f"<worksheet {MAIN}><sheetData>{lines}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>"


def workbook(name, sheets, texts=(), from_1904=False):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", f'<Relationships {RELATIONS}><Relationship Id="a" Type="{TYPE}/officeDocument" '
                     'Target="xl/workbook.xml"/></Relationships>')
        listed = "".join(f'<sheet name="{title}" sheetId="{i}" r:id="r{i}"{state}/>' for i, (title, state, _) in enumerate(sheets))
        out.writestr("xl/workbook.xml", f'<workbook {MAIN} {LINK}><workbookPr date1904="{int(from_1904)}"/>'
                     f"<sheets>{listed}</sheets></workbook>")
        links = "".join(f'<Relationship Id="r{i}" Type="{TYPE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                        for i in range(len(sheets)))
        out.writestr("xl/_rels/workbook.xml.rels", f'<Relationships {RELATIONS}>{links}<Relationship Id="s" Type="{TYPE}/styles" '
                     f'Target="styles.xml"/><Relationship Id="t" Type="{TYPE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
                     "</Relationships>")
        out.writestr("xl/styles.xml", STYLES)
        shared = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
        out.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{shared}</sst>")
        for i, (_, _, xml) in enumerate(sheets):
            out.writestr(f"xl/worksheets/sheet{i}.xml", xml)


TEXTS = ["Service", "Opened", "Closed", "Summary", "Duration", "Billing", "down,\nand up again", "Incidents of 2025"]
INCIDENTS = sheet([
    (1, [cell("A1", 7, kind="s")]),
    (3, [cell(f"{column}3", i, kind="s") for i, column in enumerate("ABCDE")]),
    # 2025-01-13 18:21 to 19:18, and an error of the last digit as programs store it
    (4, [cell("A4", 5, kind="s"), cell("B4", "45670.7645833333", MOMENT), cell("C4", "45670.804166666669", MOMENT),
         cell("D4", 6, kind="s"), cell("E4", "0.0395833333333333", ELAPSED)]),
    (5, [cell("B5", "45671", DAY), cell("C5", "45672.5", DAY), cell("D5", "login fails", kind="inlineStr"),
         cell("E5", "1.5", ELAPSED)]),
    (6, [cell("A6", "Checkout", kind="str"), cell("B6", "45673.25", MOMENT), cell("C6", "#N/A", kind="e"), cell("D6", "4.0")]),
    (8, [cell("A8", "Checkout", kind="str"), cell("B8", "soon", kind="str"), cell("D8", "not a time", kind="str")]),
], merged=["A1:E1", "A4:A5"])
NOTES = sheet([(1, [cell("A1", "written by hand", kind="str")])])
LISTS = sheet([(1, [cell("A1", "Service", kind="str"), cell("B1", "Start", kind="str")]),
               (2, [cell("A2", "Hidden", kind="str"), cell("B2", "45670", DAY)])])
workbook("incidents.xlsx", [("Lists", ' state="hidden"', LISTS), ("Notes", "", NOTES), ("Incidents", "", INCIDENTS)], TEXTS)
workbook("from-1904.xlsx", [("Sheet1", "", sheet([
    (1, [cell("A1", "platform", kind="str"), cell("B1", "started", kind="str"), cell("C1", "ended", kind="str")]),
    (2, [cell("A2", "Mac", kind="str"), cell("B2", "44208.7645833333", MOMENT), cell("C2", "44208.804166666669", MOMENT)])]))],
         from_1904=True)

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODS = f"""<o:document-content xmlns:o="{OFFICE}" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet><t:table t:name="Sheet1">
<t:table-header-rows><t:table-row><t:table-cell><x:p>Service</x:p></t:table-cell><t:table-cell><x:p>Start Time</x:p></t:table-cell>
<t:table-cell><x:p>End Time</x:p></t:table-cell><t:table-cell><x:p>Duration</x:p></t:table-cell></t:table-row></t:table-header-rows>
<t:table-row><t:table-cell t:number-rows-spanned="2"><x:p>Bill<x:span>ing</x:span></x:p></t:table-cell>
<t:table-cell o:value-type="date" o:date-value="2025-01-13T18:21:00"/><t:table-cell o:value-type="date" o:date-value="2025-01-13T19:18:00"/>
<t:table-cell o:value-type="time" o:time-value="PT00H57M00S"/></t:table-row>
<t:table-row><t:covered-table-cell/><t:table-cell o:value-type="date" o:date-value="2025-01-14"/>
<t:table-cell t:number-columns-repeated="1000"/></t:table-row><t:table-row t:number-rows-repeated="1048000"><t:table-cell/></t:table-row>
</t:table></o:spreadsheet></o:body></o:document-content>"""
with zipfile.ZipFile("incidents.ods", "w") as out:
    out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    out.writestr("content.xml", ODS)
with zipfile.ZipFile("one.zip", "w") as out:
    out.writestr("incidents.csv", "platform,started,ended\nZip,2025-01-13T18:21Z,2025-01-13T19:18Z\n")
with zipfile.ZipFile("two.zip", "w") as out:
    out.writestr("a.csv", "platform\n")
    out.writestr("b.csv", "platform\n")
with open("incidents.xlsx", "rb") as whole, open("cut.xlsx", "wb") as cut:
    cut.write(whole.read()[:1500])
with zipfile.ZipFile("damaged.xlsx", "w") as out:
    out.writestr("_rels/.rels", "<Relationships><Relationship")

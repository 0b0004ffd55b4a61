// Usage: node measure.mjs ENGINE TEMPLATE.docx VALUES.json OUT.docx
// Prints the processor milliseconds of one document: open, render, save.
import { readFileSync, writeFileSync } from "node:fs";

const [engine, template, values, out] = process.argv.slice(2);
const blob = readFileSync(template);
const data = JSON.parse(readFileSync(values, "utf8"));
const SECONDS = 0.6;
const ROUNDS = 5;

async function maker() {
  if (engine === "docxtemplater") {
    const { default: PizZip } = await import("pizzip");
    const { default: Docxtemplater } = await import("docxtemplater");
    return () => {
      const document = new Docxtemplater(new PizZip(blob), { paragraphLoop: true, linebreaks: true });
      document.render(data);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  }
  const { TemplateHandler } = await import("easy-template-x");
  const handler = new TemplateHandler();
  return () => handler.process(blob, data);
}

const make = await maker();
for (let warm = 0; warm < 20; warm++) await make();
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const start = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  while (spent < SECONDS * 1e6) {
    await make();
    calls++;
    const used = process.cpuUsage(start);
    spent = used.user + used.system;
  }
  rounds.push(spent / calls / 1000);
}
writeFileSync(out, await make());
console.log(JSON.stringify(rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]));

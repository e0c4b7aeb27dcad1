(()=>{const d=document,n=t=>{const s=t.replace(/[\s%]/g,"").replace(/\./g,"").replace(",",".").replace("−","-");return s!==""&&isFinite(s)?+s:null},w=c=>c.textContent.replace(/\u00a0/g," ").trim();
d.querySelectorAll("table.sift").forEach(t=>{const b=t.tBodies[0],all=[...b.rows],rows=all.filter(r=>!r.classList.contains("total")),rest=all.filter(r=>r.classList.contains("total")),l=d.createElement("label"),i=d.createElement("input"),o=d.createElement("output");
i.type="search";l.className="sieve screen";l.append("Lọc dòng: ",i," ",o);t.parentNode.before(l);
i.oninput=()=>{const q=i.value.trim().toLocaleLowerCase("vi");let k=0;rows.forEach(r=>{r.hidden=q!==""&&!w(r).toLocaleLowerCase("vi").includes(q);k+=!r.hidden});o.value=q?k+" trên "+rows.length+" dòng":""};
const at=h=>{let x=0;for(const c of h.parentNode.cells){if(c===h)break;x+=c.colSpan}return x};
if(t.tHead&&[...t.tHead.rows].filter(r=>!r.classList.contains("numbering")).length===1)[...t.tHead.rows[0].cells].forEach(h=>{if(h.colSpan>1)return;const s=d.createElement("button");s.type="button";s.append(...h.childNodes);h.append(s);
s.onclick=()=>{const up=h.getAttribute("aria-sort")!=="ascending",c=at(h);[...h.parentNode.cells].forEach(e=>e.removeAttribute("aria-sort"));h.setAttribute("aria-sort",up?"ascending":"descending");
const v=r=>w(r.cells[c]||r);[...rows].sort((p,q)=>{const a=n(v(p)),e=n(v(q)),k=a!==null&&e!==null?a-e:a===null&&e===null?v(p).localeCompare(v(q),"vi",{numeric:true}):a===null?1:-1;return up?k:-k}).concat(rest).forEach(r=>b.append(r))}})})})();

"""Writes Kubernetes manifests, a file an object, a folder a namespace: the same bytes for the same count and seed.

usage: generate-manifests.py FOLDER [COUNT] [SEED]

Every twentieth or so breaks a rule of `policies/manifests`.
"""
import json
import random
import re
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
RANDOM = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 11)

TEAMS = ["mail", "maps", "photos", "calendar", "billing", "search", "backup", "identity"]
PARTS = ["api", "web", "worker", "cache", "indexer", "gateway", "sync", "export", "audit", "mailer"]
KINDS = (["Deployment"] * 26 + ["StatefulSet"] * 5 + ["CronJob"] * 5 + ["Pod"] * 3 + ["Service"] * 16 + ["Ingress"] * 9
         + ["ConfigMap"] * 14 + ["PersistentVolumeClaim"] * 8 + ["ClusterRole"] * 3 + ["Namespace"] * 2 + ["Secret"] * 3
         + ["ServiceAccount"] * 3 + ["HorizontalPodAutoscaler"] * 3)
PLAIN = re.compile(r"[A-Za-z/][A-Za-z0-9_./-]*")
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
LEFT_OUT = object()


def mostly(good, bad, share=0.04):
    return bad if RANDOM.random() < share else good


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and not (PLAIN.fullmatch(value) and value.lower() not in WORDS):
        return json.dumps(value)
    return str(value)


def lines(value, indent):
    """The lines of a mapping or a list, as people lay them out."""
    pad = " " * indent
    if isinstance(value, dict):
        for key, member in value.items():
            if member is LEFT_OUT:
                continue
            if isinstance(member, (dict, list)) and member:
                yield f"{pad}{scalar(key)}:"
                yield from lines(member, indent + 2 * isinstance(member, dict))
            elif isinstance(member, str) and "\n" in member:
                yield f"{pad}{scalar(key)}: |"
                yield from (f"{pad}  {line}" for line in member.rstrip("\n").split("\n"))
            else:
                yield f"{pad}{scalar(key)}: {'{}' if member == {} else '[]' if member == [] else scalar(member)}"
    else:
        for member in value:
            if isinstance(member, dict):
                first, *rest = lines(member, indent + 2)
                yield f"{pad}- {first.lstrip()}"
                yield from rest
            else:
                yield f"{pad}- {scalar(member)}"


def digest():
    return "".join(RANDOM.choice("0123456789abcdef") for _ in range(64))


def container(name):
    registry = mostly("registry.example/platform", "docker.io/library", 0.03)
    image = f"{registry}/{name}" + mostly("@sha256:" + digest(), ":" + RANDOM.choice(["latest", "1.4", "2.0.1"]))
    memory = RANDOM.choice(["128Mi", "256Mi", "512Mi", "1Gi"])
    probe = {"httpGet": {"path": "/healthz", "port": "http"}, "initialDelaySeconds": 5, "periodSeconds": 10}
    return {
        "name": name, "image": image, "imagePullPolicy": "IfNotPresent",
        "args": ["--listen=0.0.0.0:8080", "--log-format=json", f"--workers={RANDOM.randint(1, 8)}"],
        "ports": [{"name": "http", "containerPort": 8080, "protocol": "TCP"}],
        "env": [
            {"name": "SERVICE", "value": name}, {"name": "REGION", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['region']"}}},
            {"name": "DATABASE_PASSWORD", "valueFrom": {"secretKeyRef": {"name": name + "-credentials", "key": "password"}}},
        ],
        "resources": {
            "requests": {"cpu": "100m", "memory": memory}, "limits": mostly({"cpu": "1", "memory": memory}, LEFT_OUT),
        },
        "securityContext": {
            "allowPrivilegeEscalation": mostly(False, True, 0.03), "readOnlyRootFilesystem": mostly(True, LEFT_OUT),
            "privileged": mostly(LEFT_OUT, True, 0.01), "capabilities": {"drop": ["ALL"]},
        },
        "livenessProbe": probe, "readinessProbe": dict(probe, periodSeconds=5),
        "volumeMounts": [{"name": "config", "mountPath": "/etc/service", "readOnly": True}, {"name": "scratch", "mountPath": "/tmp"}],
    }


def pod(name):
    volumes = [{"name": "config", "configMap": {"name": name + "-config"}}, {"name": "scratch", "emptyDir": {"sizeLimit": "64Mi"}}]
    if RANDOM.random() < 0.02:
        volumes.append({"name": "node", "hostPath": {"path": "/var/log", "type": "Directory"}})
    sidecar = [container("proxy")] if RANDOM.random() < 0.3 else []
    return {
        "serviceAccountName": mostly(name, "default", 0.03), "automountServiceAccountToken": mostly(False, LEFT_OUT),
        "hostNetwork": mostly(LEFT_OUT, True, 0.01),
        "securityContext": {"runAsNonRoot": mostly(True, LEFT_OUT), "fsGroup": 2000, "seccompProfile": {"type": "RuntimeDefault"}},
        "containers": [container(name)] + sidecar, "volumes": volumes, "terminationGracePeriodSeconds": 30,
    }


def labels(name, team):
    return {
        "app.kubernetes.io/name": name, "app.kubernetes.io/part-of": team, "app.kubernetes.io/managed-by": "platform",
        "region": RANDOM.choice(["SG", "US", "IN"]) if RANDOM.random() > 0.03 else mostly("CN", LEFT_OUT, 0.5),
        "data-class": RANDOM.choice(["personal", "personal", "public"]),
    }


def template(name, labelled):
    return {"metadata": {"labels": labelled}, "spec": pod(name)}


def spec(kind, name, labelled):
    selector = {"app.kubernetes.io/name": name}
    if kind == "Deployment":
        return {"replicas": RANDOM.randint(1, 6), "revisionHistoryLimit": 5, "selector": {"matchLabels": selector},
                "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}},
                "template": template(name, labelled)}
    if kind == "StatefulSet":
        return {"replicas": 3, "serviceName": name, "selector": {"matchLabels": selector}, "template": template(name, labelled)}
    if kind == "CronJob":
        return {"schedule": f"{RANDOM.randint(0, 59)} 3 * * *", "concurrencyPolicy": "Forbid",
                "jobTemplate": {"spec": {"backoffLimit": 2, "template": template(name, labelled)}}}
    if kind == "Pod":
        return pod(name)
    if kind == "Service":
        return {"type": mostly("ClusterIP", "NodePort"), "selector": selector,
                "ports": [{"name": "http", "port": 80, "targetPort": "http", "protocol": "TCP"}]}
    if kind == "Ingress":
        host = name + ".example"
        backend = {"service": {"name": name, "port": {"name": "http"}}}
        return {"ingressClassName": "public", "tls": mostly([{"hosts": [host], "secretName": name + "-tls"}], LEFT_OUT, 0.08),
                "rules": [{"host": host, "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": backend}]}}]}
    if kind == "PersistentVolumeClaim":
        return {"accessModes": ["ReadWriteOnce"], "storageClassName": "replicated",
                "resources": {"requests": {"storage": f"{RANDOM.choice([10, 50, 100])}Gi"}}}
    if kind == "HorizontalPodAutoscaler":
        return {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": name}, "minReplicas": 2, "maxReplicas": 10,
                "metrics": [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 70}}}]}
    return LEFT_OUT


def annotations(kind):
    if kind == "PersistentVolumeClaim":
        return {"privacy.example/encryption": mostly(RANDOM.choice(["AES-128", "AES-256"]), mostly("none", LEFT_OUT, 0.5), 0.08),
                "privacy.example/retention-days": mostly(str(RANDOM.choice([30, 90, 365])), mostly("3650", LEFT_OUT, 0.5), 0.08)}
    if kind == "Ingress":
        return {"ingress.example/ssl-redirect": mostly("true", "false"), "ingress.example/body-size": "8m"}
    if kind == "Namespace":
        return {"access.example/owner": mostly(RANDOM.choice(TEAMS) + "@example", "", 0.05),
                "access.example/reviewed": mostly("2014-12-01", LEFT_OUT, 0.08)}
    return LEFT_OUT


def rest(kind, name):
    if kind == "ConfigMap":
        data = {"LOG_LEVEL": "info", "FEATURES": "sync,backup", "service.properties": "\n".join(
            f"{key}={RANDOM.randint(1, 999)}" for key in ["timeout.millis", "pool.size", "retry.limit", "page.size"]) + "\n"}
        if RANDOM.random() < 0.05:
            data["DATABASE_PASSWORD"] = "hunter2"
        return {"data": data}
    if kind == "Secret":
        return {"type": "Opaque", "data": {"password": "aHVudGVyMg=="}}
    if kind == "ClusterRole":
        return {"rules": [{"apiGroups": [""], "resources": ["pods", "services"], "verbs": ["get", "list", "watch"]},
                          {"apiGroups": ["apps"], "resources": mostly(["deployments"], ["*"], 0.08), "verbs": mostly(["get", "patch"], ["*"], 0.08)}]}
    if kind == "ServiceAccount":
        return {"automountServiceAccountToken": False}
    return {}


VERSIONS = {"Deployment": "apps/v1", "StatefulSet": "apps/v1", "CronJob": "batch/v1", "Ingress": "networking.k8s.io/v1",
            "ClusterRole": "rbac.authorization.k8s.io/v1", "HorizontalPodAutoscaler": "autoscaling/v2"}


def manifest(number):
    kind, team = RANDOM.choice(KINDS), RANDOM.choice(TEAMS)
    name = f"{team}-{RANDOM.choice(PARTS)}-{number:05}"
    namespace = f"{team}-{number % 100:02}"
    labelled = labels(name, team)
    shared = kind in ("ClusterRole", "Namespace")
    metadata = {"name": name, "namespace": LEFT_OUT if shared else namespace, "labels": labelled, "annotations": annotations(kind)}
    document = {"apiVersion": VERSIONS.get(kind, "v1"), "kind": kind, "metadata": metadata, "spec": spec(kind, name, labelled)}
    document.update(rest(kind, name))
    return namespace, f"{name}-{kind.lower()}.yaml", "\n".join(lines(document, 0)) + "\n"


def main():
    for number in range(COUNT):
        namespace, file, text = manifest(number)
        folder = FOLDER / namespace
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")


main()
